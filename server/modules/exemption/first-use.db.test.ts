import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { addToWallet, fillDraft, submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
let school: Officer
let pictures = 940

beforeAll(async () => {
  await application.owner.query(
    `update exemption_rules set rule = jsonb_set(rule, '{courses}', '["03708", "03709"]') where rule ->> 'id' = 'pets3'`,
  )
  school = await given.officer('school_reviewer', '10272')
})

async function certificateOf(person: Candidate): Promise<string> {
  pictures += 1
  const fields = { number: `4431 0512 ${pictures}6`, obtainedOn: '2015-05-01', province: '上海市' }
  return addToWallet(person, { type: 'pets3_certificate', fields, pictures: [pictures] })
}

/** Files these courses together with one certificate; answers the ids of their applications, in their order. */
async function file(person: Candidate, courses: readonly string[], credentialId: string): Promise<string[]> {
  const draft = await fillDraft(person, { courses, credentialIds: [credentialId] })
  const filed = await submitDraft(person, draft)
  expect([filed.status, filed.text]).toEqual([200, filed.text])
  const { body } = await person.call('GET', `/api/portal/filings/${String(filed.body.filingId)}`)
  const applications = body.applications as { id: string; title: string }[]
  return courses.map((course) => applications.find(({ title }) => title.includes(course))?.id ?? '')
}

const advice = async (id?: string) => {
  const { body } = await school.call('GET', `/api/office/reviews/${id}`)
  const { verdict, reasons } = body.advice as { verdict: string; reasons: { text: string }[] }
  return [verdict, reasons.some(({ text }) => text.includes('同一份凭证只能用于一门课程'))]
}

const FIRST = ['supported', false]
const SECOND = ['unsupported', true]

test('EXM-06 of two courses that were filed together with one certificate the desk calls one the first use', async () => {
  const person = await given.candidate().enter()
  const [one, two] = await file(person, ['03708', '03709'], await certificateOf(person))
  expect([await advice(one), await advice(two)]).toEqual([FIRST, SECOND])
  await application.owner.query("update applications set state = 'rejected' where id = $1", [one])
  // Of what is not applied for any more every other use is the first.
  expect([await advice(one), await advice(two)]).toEqual([SECOND, FIRST])
})

test('EXM-06 the one that is approved has used the certificate up, whichever was the first', async () => {
  const person = await given.candidate().enter()
  const [one, two] = await file(person, ['03708', '03709'], await certificateOf(person))
  await application.owner.query("update applications set state = 'approved' where id = $1", [two])
  expect([await advice(one), await advice(two)]).toEqual([SECOND, FIRST])
})

test('EXM-06 what is filed later takes no certificate from what was filed before', async () => {
  const person = await given.candidate().enter()
  const certificate = await certificateOf(person)
  const [one] = await file(person, ['03709'], certificate)
  application.clock.advance(1_000)
  const [two] = await file(person, ['03708'], certificate)
  expect([await advice(one), await advice(two)]).toEqual([FIRST, SECOND])
})

test('EXM-04, EXM-06 a course that is filed later serves a rule that asks for both', async () => {
  const change = (rule: string) =>
    application.owner.query(`update exemption_rules set rule = ${rule} where rule ->> 'id' = 'pets3'`)
  await change(`jsonb_set(rule, '{together}', '["03708", "03709"]')`)
  onTestFinished(async () => void (await change("rule - 'together'")))
  const person = await given.candidate().enter()
  const [one] = await file(person, ['03709'], await certificateOf(person))
  expect(await advice(one)).toEqual(['unsupported', false])
  application.clock.advance(1_000)
  await file(person, ['03708'], await certificateOf(person))
  expect(await advice(one)).toEqual(FIRST)
})

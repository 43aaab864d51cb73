import { beforeEach, expect, test } from 'vitest'
import { fileExemption, submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import {
  draftRow,
  exemption,
  fileRow,
  openSupplements,
  problemsIn,
  proof,
  saveRow,
  score,
  sendRow,
  transfer,
} from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
let person: Candidate

beforeEach(async () => {
  await openSupplements(application)
  person = await given.candidate().enter()
})

test.each([
  ['a score of the last day', score({ passedOn: '2002-12-31' }), []],
  ['a score one day too late', score({ passedOn: '2003-01-01' }), ['passedOn too_late']],
  ['a score before there was an exam', score({ passedOn: '1981-01-12' }), ['passedOn too_early']],
  ['a mark of 59', score({ mark: '59' }), ['mark mark_failed']],
  ['a course that is not in the catalogue', score({ course: '99998' }), ['course unknown']],
  ['a grade for a written course', score({ course: '04184', mark: '优秀' }), ['mark mark_graded']],
  ['an exemption of the last day', exemption({ course: '00015', exemptedOn: '2019-12-31' }), []],
  ['an exemption one day too late', exemption({ exemptedOn: '2020-01-01' }), ['exemptedOn too_late']],
  [
    'a transfer of the last day',
    transfer({ transferredOn: '2019-12-31', originTicketNo: '510109000001' }),
    [],
  ],
  ['a transfer one day too late', transfer({ transferredOn: '2020-01-01' }), ['transferredOn too_late']],
] as const)('SUP-01, SUP-02, SUP-03 %s', async (_, form, problems) => {
  const one = await given.candidate().passed().enter()
  const sent = await sendRow(one, form)
  expect([sent.status, problemsIn(sent)]).toEqual([problems.length > 0 ? 422 : 200, problems])
})

test('SUP-01 everything that is missing is told at once, the pictures too', async () => {
  const form = score({ passedOn: '', mark: '' })
  delete form.course
  const sent = await submitDraft(person, await draftRow(person, form))
  expect(problemsIn(sent)).toEqual([
    'course missing',
    'passedOn missing',
    'mark mark_missing',
    'proof missing',
  ])
  await person.call('DELETE', `/api/portal/drafts/${(await draftRow(person, form)).id}`)
})

test('SUP-04 a saved row is 待审核, is edited and deleted until it is reviewed, and may then be added again', async () => {
  const one = await given.candidate().enter()
  const id = await fileRow(one, score())
  const page = async () => (await one.call('GET', '/api/portal/services/supplement-score')).body.applications
  expect(await page()).toMatchObject([{ id, subject: '00012', state: 'pending', can: { modify: true } }])
  expect(problemsIn(await sendRow(one, score({ mark: '90' })))).toEqual(['course open'])
  const begun = await one.call('POST', `/api/portal/applications/${id}/draft`)
  const draft = begun.body as { id: string; version: number; form: ReturnType<typeof score> }
  const other = await saveRow(one, draft, { ...draft.form, course: '00015' })
  expect(problemsIn(await submitDraft(one, other))).toContain('course other')
  const edited = await saveRow(one, { ...draft, version: other.version }, { ...draft.form, mark: '88' })
  expect((await submitDraft(one, edited)).status).toBe(200)
  const { body } = await one.call('GET', `/api/portal/applications/${id}`)
  expect(JSON.stringify(body.filed)).toContain('88')
  const gone = await one.call('POST', `/api/portal/applications/${id}/withdraw`, { body: { revision: 2 } })
  expect(gone.status).toBe(200)
  const draftLeft = await one.call('GET', '/api/portal/services/supplement-score')
  const { draft: left } = draftLeft.body as { draft?: { id: string } }
  if (left) await one.call('DELETE', `/api/portal/drafts/${left.id}`)
  expect(await fileRow(one, score())).not.toBe(id)
})

test('SUP-01 a score that is there stays: what is not better is refused, what is better is taken', async () => {
  const one = await given.candidate().passed('13000').enter()
  const sent = await sendRow(one, score({ course: '13000', mark: '75' }))
  expect(problemsIn(sent)).toEqual(['course covered'])
  expect(sent.text).toContain('统考 75 分')
  const left = await one.call('GET', '/api/portal/services/supplement-score')
  await one.call('DELETE', `/api/portal/drafts/${(left.body.draft as { id: string }).id}`)
  expect((await sendRow(one, score({ course: '13000', mark: '76' }))).status).toBe(200)
  expect(problemsIn(await sendRow(one, exemption()))).toContain('course covered')
})

test('SUP-04 one course is asked for in one way: as a score, as an exemption, or in 申请免考', async () => {
  const one = await given.candidate().enter()
  await fileRow(one, score({ course: '03708' }))
  expect(problemsIn(await sendRow(one, exemption({ course: '03708' })))).toEqual(['course open'])
  const other = await given.candidate().enter()
  await fileExemption(other, { courses: ['03708'], seed: 812 })
  expect(problemsIn(await sendRow(other, score({ course: '03708' })))).toEqual(['course open'])
})

test('SUP-04 a course of a 转入补登 that waits is not asked for in another way, nor by a second transfer', async () => {
  const one = await given.candidate().enter()
  const courses = [{ course: '03708', mark: '66', credits: '4', passedOn: '2013-10-19' }]
  const id = await fileRow(one, transfer({ courses }))
  expect(problemsIn(await sendRow(one, score({ course: '03708' })))).toEqual(['course open'])
  expect(problemsIn(await sendRow(one, exemption({ course: '03708' })))).toContain('course open')
  const second = await sendRow(one, transfer({ province: '江苏省', courses }))
  expect(problemsIn(second)).toEqual(['courses.0.course open'])
  const left = await one.call('GET', '/api/portal/services/supplement-transfer')
  await one.call('DELETE', `/api/portal/drafts/${(left.body.draft as { id: string }).id}`)
  // The transfer itself is edited as before.
  const begun = await one.call('POST', `/api/portal/applications/${id}/draft`)
  const draft = begun.body as { id: string; version: number; form: ReturnType<typeof transfer> }
  const edited = await saveRow(one, draft, { ...draft.form, note: '更正' })
  expect((await submitDraft(one, edited)).status).toBe(200)
})

test('SUP-02 the same credential for a second course is taken, and the reviewer is told what else it is for', async () => {
  const one = await given.candidate().passed().enter()
  await fileRow(one, exemption({ course: '00015' }))
  const second = await fileRow(one, exemption({ course: '13000' }))
  const school = await given.officer('school_reviewer', '10272')
  const shown = await school.call('GET', `/api/office/reviews/${second}`)
  expect(shown.text).toMatch(/同一凭证编号还用于：[^。]*00015/)
})

test('SUP-04 a course that is asked for under one 准考证 is not asked for under another', async () => {
  const one = await given.candidate().enter()
  await fileRow(one, score())
  const secondId = await given.anotherTicket(one, '120402')
  await one.call('PUT', '/api/portal/active-ticket', { body: { ticketId: secondId } })
  const sent = await sendRow(one, score())
  expect(problemsIn(sent)).toEqual(['course open'])
  expect(sent.text).toContain(one.ticketNo)
})

test('SUP-03 a transfer is filed once, by its origin; a second one from elsewhere is another', async () => {
  const one = await given.candidate().passed().enter()
  await fileRow(one, transfer())
  const again = await sendRow(one, transfer({ transferredOn: '2016-03-20' }))
  expect(problemsIn(again)).toEqual(['originTicketNo open'])
  const left = await one.call('GET', '/api/portal/services/supplement-transfer')
  await one.call('DELETE', `/api/portal/drafts/${(left.body.draft as { id: string }).id}`)
  const courses = [{ course: '04184', mark: '66', credits: '4', passedOn: '2013-10-19' }]
  expect((await sendRow(one, transfer({ province: '江苏省', courses }))).status).toBe(200)
  const { rows } = await application.owner.query(
    "select subject from applications where person_id = $1 and service = 'supplement-transfer'",
    [one.personId],
  )
  for (const { subject } of rows) expect(subject).toMatch(/^transfer\.[0-9a-f]{24}$/)
})

test.each(['transferring_out', 'transferred_out', 'closed'])(
  'SUP-04, TRO-03 nothing is added while the 准考证 is %s, and the page says why',
  async (state) => {
    const one = await given.candidate().enter()
    const draft = await draftRow(one, score({ proofId: await proof(one) }))
    await application.owner.query('update tickets set state = $2 where id = $1', [one.ticketId, state])
    const sent = await submitDraft(one, draft)
    expect([sent.status, sent.body.code]).toEqual([409, 'precondition_unmet'])
    await application.owner.query("update tickets set state = 'active' where id = $1", [one.ticketId])
    expect((await submitDraft(one, draft)).status).toBe(200)
  },
)

test('SUP-04 each kind has a window of its own', async () => {
  const one = await given.candidate().enter()
  const draft = await draftRow(one, score({ proofId: await proof(one) }))
  const shut = "update windows set period = tstzrange('2020-01-01', '2020-02-01')"
  await application.owner.query(`${shut} where service = 'supplement-score'`)
  expect((await submitDraft(one, draft)).body.code).toBe('window_closed')
  expect((await sendRow(one, exemption({ course: '00015' }))).status).toBe(200)
  await openSupplements(application)
  expect((await submitDraft(one, draft)).status).toBe(200)
})

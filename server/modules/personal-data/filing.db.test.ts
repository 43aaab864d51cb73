import { expect, test } from 'vitest'
import type { PersonalDataForm } from '#contracts/forms/personal-data.ts'
import { addToWallet, submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import {
  anotherNumber,
  approveCorrection,
  beginCorrection,
  fileCorrection,
  hold,
  newName,
  newNumber,
  saveCorrection,
  sendCorrection,
} from '#tests/support/personal-data.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

async function problemsOf(candidate: Candidate, change: Partial<PersonalDataForm>): Promise<string[]> {
  const { status, body, text } = await sendCorrection(candidate, change)
  if (status === 200) return []
  if (body.code !== 'draft_incomplete') throw new Error(text)
  return (body.problems as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)
}

test('PRF-01 a draft begins empty with the recorded document, and keeps what is typed as the one table folds it', async () => {
  const candidate = await given.candidate().enter()
  const draft = await beginCorrection(candidate)
  expect(draft.form).toMatchObject({ data: [], name: '', idType: 'resident_id', idNumber: '' })
  const saved = await saveCorrection(candidate, draft, {
    data: ['name', 'idNumber'],
    name: '买买提 • 阿不都',
    idNumber: '３１０１０１ 19900307 291x',
  })
  expect(saved.form).toMatchObject({ name: '买买提·阿不都', idNumber: '31010119900307291X' })
})

test.each<[string, Partial<PersonalDataForm>, string[]]>([
  ['nothing', { data: [] }, ['data missing']],
  ['a name without its paper', { data: ['name'], name: '李四' }, ['papers.name.household_register missing']],
  [
    'a changed number without papers',
    { data: ['idNumber'], idNumber: anotherNumber(), numberReason: 'changed' },
    ['papers.idNumber.id_card missing', 'papers.idNumber.police_certificate missing'],
  ],
  ['no photo', { data: ['photo'] }, ['photoId missing']],
])('PRF-01 %s is refused at its field', async (_, change, problems) => {
  expect(await problemsOf(await given.candidate().enter(), change)).toEqual(problems)
})

test('PRF-01 the own number, one side of the card, and a paper that is gone are told', async () => {
  const candidate = await given.candidate().enter()
  const one = await addToWallet(candidate, { type: 'id_card', fields: {}, pictures: [9001] })
  const gone = await addToWallet(candidate, {
    type: 'police_certificate',
    fields: { obtainedOn: '2024-01-02' },
    pictures: [9002],
  })
  await candidate.call('DELETE', `/api/portal/credentials/${gone}`)
  const change: Partial<PersonalDataForm> = {
    ...{ data: ['idNumber'], idNumber: candidate.idNumber, numberReason: 'changed' },
    papers: { name: [], idNumber: [one, gone] },
  }
  expect(await problemsOf(candidate, change)).toEqual([
    'idNumber same',
    `evidence.${gone} removed`,
    'papers.idNumber.police_certificate missing',
    `evidence.${one}.images missing`,
  ])
})

test('PRF-01, APP-06 one open application for a datum, whichever 准考证 it is filed from', async () => {
  const candidate = await given.candidate().enter()
  const other = await given.again({ ...candidate, ticketId: await given.anotherTicket(candidate, '530605') })
  await fileCorrection(candidate, await newName(candidate, '钱一'))
  const refused = await sendCorrection(other, await newName(candidate, '钱二'))
  expect(refused.body).toMatchObject({
    code: 'draft_incomplete',
    problems: [{ field: 'data', code: 'open' }],
  })
  expect(JSON.stringify(refused.body)).toContain(candidate.ticketNo)
  expect(await problemsOf(candidate, await newNumber(candidate, anotherNumber()))).toEqual([])
})

test('PRF-01, APP-06 two applications for one datum from two 准考证 at the same moment: one is filed', async () => {
  const candidate = await given.candidate().enter()
  const other = await given.again({ ...candidate, ticketId: await given.anotherTicket(candidate, '530605') })
  const drafts = [
    await saveCorrection(candidate, await beginCorrection(candidate), await newName(candidate, '孙一')),
    await saveCorrection(other, await beginCorrection(other), await newName(candidate, '孙二')),
  ] as const
  const sent = await Promise.all([submitDraft(candidate, drafts[0]), submitDraft(other, drafts[1])])
  expect(sent.map(({ status }) => status === 200).toSorted()).toEqual([false, true])
  const { rows } = await application.owner.query(
    "select count(*)::int as count from applications where person_id = $1 and service = 'personal-data'",
    [candidate.personId],
  )
  expect(rows).toEqual([{ count: 1 }])
})

test('PRF-01, APP-04 a rejected datum is filed again by its own application, and by no other one', async () => {
  const candidate = await given.candidate().enter()
  const [id] = await fileCorrection(candidate, await newName(candidate, '周一'))
  const school = await given.officer('school_reviewer', '10272')
  await hold(school, id)
  const rejected = await school.call('POST', `/api/office/reviews/${id}/decision`, {
    body: { revision: 1, verdict: 'reject', reasons: [{ code: 'name_unproved' }] },
  })
  expect(rejected.status).toBe(200)
  expect(await problemsOf(candidate, await newName(candidate, '周二'))).toEqual(['data rejected'])
})

test('PRF-01 after one correction another one of the same datum can be applied for', async () => {
  const candidate = await given.candidate().enter()
  const [first] = await fileCorrection(candidate, await newName(candidate, '吴一'))
  expect((await approveCorrection(given, first)).status).toBe(200)
  const [second] = await fileCorrection(candidate, await newName(candidate, '吴二'))
  const { rows } = await application.owner.query('select subject from applications where id = $1', [second])
  expect(rows).toEqual([{ subject: 'name.2' }])
})

test.each(['transferring_out', 'transferred_out', 'closed'])(
  'PRF-01 a 准考证 that is %s carries no correction',
  async (state) => {
    const candidate = await given.candidate().enter()
    const [id] = await fileCorrection(candidate, await newName(candidate, '郑一'))
    await application.owner.query('update tickets set state = $2 where id = $1', [candidate.ticketId, state])
    expect((await approveCorrection(given, id)).body.code).toBe('effect_impossible')
    const { body } = await candidate.call('GET', '/api/portal/services/personal-data')
    expect(body.preconditions).toEqual([expect.objectContaining({ met: false })])
  },
)

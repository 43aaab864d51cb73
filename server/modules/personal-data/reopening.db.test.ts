import { expect, test } from 'vitest'
import { submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { waitingInTurn } from '#tests/support/locks.ts'
import {
  approveCorrection,
  beginCorrection,
  fileCorrection,
  newName,
  saveCorrection,
} from '#tests/support/personal-data.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { fileTransfer } from '#tests/support/transfer-out.ts'
import { agreeToUndo, askForUndo, rejectAtSchool, undoDecision } from '#tests/support/undo.ts'

const application = startApplication()
const given = givenIn(application)

/** The same person on a second 准考证. */
async function alsoIn(candidate: Candidate) {
  const ticketId = await given.anotherTicket(candidate, '530605')
  return given.again({ ...candidate, ticketId })
}

async function openOf({ personId }: Candidate): Promise<number> {
  const { rows } = await application.owner.query<{ count: number }>(
    "select count(*)::int as count from applications where person_id = $1 and state in ('pending', 'in_review')",
    [personId],
  )
  return rows[0]?.count ?? 0
}

test('REV-06, PRF-01 a rejection is not undone past a correction of the same datum under another 准考证', async () => {
  const candidate = await given.candidate().enter()
  const other = await alsoIn(candidate)
  const [first] = await fileCorrection(candidate, await newName(candidate, '冯一'))
  await rejectAtSchool(given, first, { code: 'personal_other' })
  await fileCorrection(other, await newName(other, '冯二'))
  const refused = await undoDecision(given, first)
  expect([refused.status, refused.body.code]).toEqual([409, 'effect_relied_on'])
  expect(refused.text).toMatch(/不能撤销：撤销后这份申请会重新办理，而该考生的「.*正在办理，两份不能并存/)
  expect(await openOf(candidate)).toBe(1)
})

test('REV-06, PRF-01 of an undoing and a filing about one datum at once, whoever holds the person first is done', async () => {
  for (const isFiledFirst of [true, false]) {
    const candidate = await given.candidate().enter()
    const other = await alsoIn(candidate)
    const [first] = await fileCorrection(candidate, await newName(candidate, '冯一'))
    await rejectAtSchool(given, first, { code: 'personal_other' })
    const draft = await saveCorrection(other, await beginCorrection(other), await newName(other, '冯二'))
    const requestId = await askForUndo(given, first)
    const [file, undo] = [() => submitDraft(other, draft), () => agreeToUndo(given, requestId)]
    const done = await waitingInTurn(
      application,
      candidate.personId,
      isFiledFirst ? [file, undo] : [undo, file],
    )
    const code = isFiledFirst ? 'effect_relied_on' : 'draft_incomplete'
    expect(done.map(({ body }) => body.code)).toEqual([undefined, code])
    expect(await openOf(candidate)).toBe(1)
  }
})

test('REV-06, PRF-01 an approval is not undone past an open correction of the same datum', async () => {
  const candidate = await given.candidate().enter()
  const [first] = await fileCorrection(candidate, await newName(candidate, '冯一'))
  expect((await approveCorrection(given, first)).status).toBe(200)
  const [second] = await fileCorrection(candidate, await newName(candidate, '冯二'))
  const requestId = await askForUndo(given, first)
  expect((await agreeToUndo(given, requestId)).body).toMatchObject({ code: 'effect_relied_on' })
  expect((await candidate.call('GET', '/api/portal/person')).body).toMatchObject({ name: '冯一' })
  await rejectAtSchool(given, second, { code: 'personal_other' })
  expect((await agreeToUndo(given, requestId)).body).toEqual({ done: true })
  expect((await candidate.call('GET', '/api/portal/person')).body).toMatchObject({ name: candidate.name })
})

test('REV-06, TRO-03 neither a rejection nor an approval of a correction is undone while its 准考证 is 在籍(转出)', async () => {
  const [one, two] = [await given.candidate().enter(), await given.candidate().enter()]
  const [rejected] = await fileCorrection(one, await newName(one, '冯一'))
  await rejectAtSchool(given, rejected, { code: 'personal_other' })
  const [approved] = await fileCorrection(two, await newName(two, '冯二'))
  expect((await approveCorrection(given, approved)).status).toBe(200)
  for (const [candidate, id] of [
    [one, rejected],
    [two, approved],
  ] as const) {
    await fileTransfer(candidate)
    const refused = await undoDecision(given, id)
    expect(refused.body).toMatchObject({ code: 'effect_relied_on' })
    expect(refused.text).toContain('正在办理转出')
  }
})

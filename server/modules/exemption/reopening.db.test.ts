import { expect, test } from 'vitest'
import type { DraftView } from '#contracts/applications.ts'
import { fileExemption, submitDraft } from '#tests/support/applicant.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { waitingInTurn } from '#tests/support/locks.ts'
import { fileRow, openSupplements, score } from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { fileTransfer, filledTransfer, ticketState } from '#tests/support/transfer-out.ts'
import { agreeToUndo, askForUndo, rejectAtSchool, undoDecision } from '#tests/support/undo.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)

/** Files an exemption from 03708 that the school rejects, and returns its id. */
async function rejected(candidate: Candidate, seed: number): Promise<string> {
  const { ids } = await fileExemption(candidate, { courses: ['03708'], seed })
  const [id = ''] = ids
  await rejectAtSchool(given, id)
  return id
}

async function stateOf(id: string): Promise<string | undefined> {
  const { rows } = await application.owner.query<{ state: string }>(
    'select state from applications where id = $1',
    [id],
  )
  return rows[0]?.state
}

test('REV-06, TRO-03 the rejection of an exemption is not undone while the 准考证 is 在籍(转出), and is when it is 在籍 again', async () => {
  const candidate = await given.candidate().enter()
  const id = await rejected(candidate, 101)
  const transfer = await fileTransfer(candidate)
  const requestId = await askForUndo(given, id)
  const refused = await agreeToUndo(given, requestId)
  expect([refused.status, refused.body.code]).toEqual([409, 'effect_relied_on'])
  expect(refused.text).toMatch(/不能撤销：.*该考生现在不符合申请条件.*正在办理本市转出.*请先解决，再撤销。/)
  expect(await stateOf(id)).toBe('rejected')
  await candidate.call('POST', `/api/portal/applications/${transfer}/withdraw`, { body: { revision: 1 } })
  expect((await agreeToUndo(given, requestId)).body).toEqual({ done: true })
  expect(await stateOf(id)).toBe('pending')
})

test('REV-06, TRO-03 of an undoing and the filing of a transfer-out at once, whoever holds the person first is done', async () => {
  for (const isFiledFirst of [true, false]) {
    const candidate = await given.candidate().enter()
    const id = await rejected(candidate, isFiledFirst ? 110 : 111)
    const [draft, requestId] = [await filledTransfer(candidate), await askForUndo(given, id)]
    const [file, undo] = [() => submitDraft(candidate, draft), () => agreeToUndo(given, requestId)]
    const done = await waitingInTurn(
      application,
      candidate.personId,
      isFiledFirst ? [file, undo] : [undo, file],
    )
    const code = isFiledFirst ? 'effect_relied_on' : 'precondition_unmet'
    expect(done.map(({ body }) => body.code)).toEqual([undefined, code])
    expect(await ticketState(application, candidate)).toBe(isFiledFirst ? 'transferring_out' : 'active')
    expect(await stateOf(id)).toBe(isFiledFirst ? 'rejected' : 'pending')
  }
})

test('REV-06, SUP-04 a rejection is not undone past a 补登 of the same course', async () => {
  await openSupplements(application)
  const candidate = await given.candidate().enter()
  const id = await rejected(candidate, 102)
  await fileRow(candidate, score({ course: '03708' }))
  const refused = await undoDecision(given, id)
  expect(refused.body).toMatchObject({ code: 'effect_relied_on' })
  expect(refused.text).toContain('补登 03708')
})

test('SUP-04, APP-03 a rejected exemption is not filed again past a 补登 of the same course', async () => {
  await openSupplements(application)
  const candidate = await given.candidate().enter()
  const id = await rejected(candidate, 104)
  await fileRow(candidate, score({ course: '03708' }))
  const draft = await candidate.call('POST', `/api/portal/applications/${id}/draft`)
  const refused = await submitDraft(candidate, draft.body as unknown as DraftView)
  expect(refused.body).toMatchObject({
    code: 'draft_incomplete',
    problems: [{ field: 'courses.03708', code: 'pending', text: expect.stringContaining('补登 03708') }],
  })
  expect(await stateOf(id)).toBe('rejected')
})

test('REV-06, APP-05 a rejection is undone after the window has closed: the officers correct their own mistake', async () => {
  const candidate = await given.candidate().enter()
  const id = await rejected(candidate, 103)
  await application.owner.query(
    "update windows set period = tstzrange('2020-01-01', '2020-02-01') where service = 'exemption'",
  )
  expect((await undoDecision(given, id)).body).toEqual({ done: true })
  expect(await stateOf(id)).toBe('pending')
})

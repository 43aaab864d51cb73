import { beforeAll, expect, test } from 'vitest'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import {
  approveRow,
  exemption,
  fileRow,
  openSupplements,
  score,
  transfer,
} from '#tests/support/supplements.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { rejectAtSchool, undoDecision } from '#tests/support/undo.ts'

const application = startApplication()
const given = givenIn(application)

beforeAll(() => openSupplements(application), 60_000)

/** The same person on a second 准考证. */
async function alsoIn(candidate: Candidate) {
  const ticketId = await given.anotherTicket(candidate, '530605')
  return given.again({ ...candidate, ticketId })
}

test.each([
  ['a score', score({ course: '13000' })],
  ['an exemption', exemption()],
  ['a transfer with the course in it', transfer()],
])(
  'REV-06, SUP-04 the rejection of %s is not undone past a row about the same course under another 准考证',
  async (_, form) => {
    const person = await given.candidate().passed().enter()
    const other = await alsoIn(person)
    const id = await fileRow(person, form)
    await rejectAtSchool(given, id, { code: 'supplement_other' })
    await fileRow(other, score({ course: '13000' }))
    const refused = await undoDecision(given, id)
    expect([refused.status, refused.body.code]).toEqual([409, 'effect_relied_on'])
    expect(refused.text).toMatch(/而该考生的「补登 13000.*正在办理，两份不能并存/)
  },
)

test('REV-06, SUP-04 the rejection of a row is not undone when the course was registered under another 准考证', async () => {
  const person = await given.candidate().passed().enter()
  const other = await alsoIn(person)
  const id = await fileRow(person, score({ course: '13000' }))
  await rejectAtSchool(given, id, { code: 'supplement_other' })
  expect((await approveRow(given, await fileRow(other, score({ course: '13000' })))).status).toBe(200)
  const refused = await undoDecision(given, id)
  expect(refused.body).toMatchObject({ code: 'effect_relied_on' })
  expect(refused.text).toContain('已审核通过，两份不能并存')
})

test('REV-06, SUP-04 a rejection with nothing beside it is undone', async () => {
  const person = await given.candidate().passed().enter()
  const id = await fileRow(person, transfer())
  await rejectAtSchool(given, id, { code: 'supplement_other' })
  expect((await undoDecision(given, id)).body).toEqual({ done: true })
})

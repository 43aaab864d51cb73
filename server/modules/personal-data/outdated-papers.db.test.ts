import { expect, test } from 'vitest'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { approveCorrection, fileCorrection, newName } from '#tests/support/personal-data.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { verifierOf, wordOf } from '#tests/support/verifier.ts'

const application = startApplication()
const given = givenIn(application)
const employer = verifierOf(application)

const sheetOf = async (candidate: Candidate) =>
  (await candidate.call('GET', '/api/portal/scores/paper?tickets=active&scores=all')).bytes

test('PRF-01, VER-02 a corrected name revokes the 成绩单 that has the old one; the next one holds', async () => {
  const candidate = await given.candidate().enter()
  const before = await sheetOf(candidate)
  expect(wordOf(await employer.file(before))).toBe('genuine')
  const [id] = await fileCorrection(candidate, await newName(candidate, '阿依古丽·买买提'))
  expect(wordOf(await employer.file(before))).toBe('genuine')
  expect((await approveCorrection(given, id)).status).toBe(200)
  expect(wordOf(await employer.file(before))).toBe('revoked: superseded')
  const after = await employer.file(await sheetOf(candidate))
  expect(after).toMatchObject({ kind: 'genuine', statement: { holder: expect.stringMatching(/^阿\*+提$/) } })
})

import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './reports.ts'
import { isGood, lastLine, nothing } from './tally.ts'

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
const stats = { expected: 2, unexpected: 0, flaky: 0, skipped: 0 }

test.each([
  ['all passed', countVitest(vitest, 0), '3 passed, 0 failed', true],
  [
    'one skipped, one to do',
    countVitest({ ...vitest, numPendingTests: 1, numTodoTests: 1 }, 0),
    '3 passed, 0 failed, 2 skipped',
    true,
  ],
  ['one failed', countVitest({ ...vitest, numFailedTests: 1 }, 1), '3 passed, 1 failed', false],
  [
    'a file that does not load',
    countVitest({ ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] }, 1),
    '3 passed, 1 failed',
    false,
  ],
  ['an error outside any test', countVitest(vitest, 1), '3 passed, 1 failed', false],
  ['a killed runner', countVitest(vitest, null), '3 passed, 1 failed', false],
  ['journeys', countPlaywright({ stats, errors: [] }, 0), '2 passed, 0 failed', true],
  [
    'a flaky journey',
    countPlaywright({ stats: { ...stats, flaky: 1 }, errors: [] }, 0),
    '2 passed, 1 failed',
    false,
  ],
  ['a broken Playwright set-up', countPlaywright({ stats, errors: [{}] }, 1), '2 passed, 1 failed', false],
  ['no test at all', nothing, '0 passed, 0 failed', false],
])('%s: the last line and the verdict', (_, tally, line, good) => {
  expect(lastLine(tally)).toBe(line)
  expect(isGood(tally)).toBe(good)
})

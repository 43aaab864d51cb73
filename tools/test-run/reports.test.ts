import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './reports.ts'
import { isGood, lastLine, nothing } from './tally.ts'

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
const stats = { expected: 2, unexpected: 0, flaky: 0, skipped: 0 }

test.each([
  { of: 'all passed', tally: countVitest(vitest, 0), line: '3 passed, 0 failed', good: true },
  {
    of: 'one skipped, one to do',
    tally: countVitest({ ...vitest, numPendingTests: 1, numTodoTests: 1 }, 0),
    line: '3 passed, 0 failed, 2 skipped',
    good: true,
  },
  {
    of: 'one failed',
    tally: countVitest({ ...vitest, numFailedTests: 1 }, 1),
    line: '3 passed, 1 failed',
    good: false,
  },
  {
    of: 'a file that does not load',
    tally: countVitest({ ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] }, 1),
    line: '3 passed, 1 failed',
    good: false,
  },
  { of: 'an error outside any test', tally: countVitest(vitest, 1), line: '3 passed, 1 failed', good: false },
  { of: 'a killed runner', tally: countVitest(vitest, null), line: '3 passed, 1 failed', good: false },
  {
    of: 'journeys',
    tally: countPlaywright({ stats, errors: [] }, 0),
    line: '2 passed, 0 failed',
    good: true,
  },
  {
    of: 'a flaky journey',
    tally: countPlaywright({ stats: { ...stats, flaky: 1 }, errors: [] }, 0),
    line: '2 passed, 1 failed',
    good: false,
  },
  {
    of: 'a broken Playwright set-up',
    tally: countPlaywright({ stats, errors: [{}] }, 1),
    line: '2 passed, 1 failed',
    good: false,
  },
  { of: 'no test at all', tally: nothing, line: '0 passed, 0 failed', good: false },
])('$of: the last line and the verdict', ({ tally, line, good }) => {
  expect(lastLine(tally)).toBe(line)
  expect(isGood(tally)).toBe(good)
})

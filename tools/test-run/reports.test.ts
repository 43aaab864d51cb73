import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './reports.ts'
import {
  add,
  afterSecondTry,
  isGood,
  isWorthASecondTry,
  lastLine,
  namedWithReason,
  nothing,
  times,
} from './tally.ts'

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
const stats = { expected: 2, unexpected: 0, flaky: 0, skipped: 0, duration: 61_400 }

const journeys = { suites: [] }

const file = (name: string, startTime: number, endTime: number) => ({
  ...{ name, startTime, endTime },
  status: 'passed',
  assertionResults: [],
})

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
    tally: countVitest({ ...vitest, testResults: [{ ...file('a.test.ts', 0, 1), status: 'failed' }] }, 1),
    line: '3 passed, 1 failed',
    good: false,
  },
  { of: 'an error outside any test', tally: countVitest(vitest, 1), line: '3 passed, 1 failed', good: false },
  { of: 'a killed runner', tally: countVitest(vitest, null), line: '3 passed, 1 failed', good: false },
  {
    of: 'journeys',
    tally: countPlaywright({ ...journeys, stats, errors: [] }, 0),
    line: '2 passed, 0 failed',
    good: true,
  },
  {
    of: 'a flaky journey',
    tally: countPlaywright({ ...journeys, stats: { ...stats, flaky: 1 }, errors: [] }, 0),
    line: '2 passed, 1 failed',
    good: false,
  },
  {
    of: 'a broken Playwright set-up',
    tally: countPlaywright({ ...journeys, stats, errors: [{}] }, 1),
    line: '2 passed, 1 failed',
    good: false,
  },
  { of: 'no test at all', tally: nothing, line: '0 passed, 0 failed', good: false },
])('$of: the last line and the verdict', ({ tally, line, good }) => {
  expect(lastLine(tally)).toBe(line)
  expect(isGood(tally)).toBe(good)
})

test('the time of each part is told, however its files ran side by side', () => {
  const testResults = [
    file('a.test.ts', 1_000, 3_000),
    file('b.test.ts', 2_000, 4_600),
    file('c.db.test.ts', 5_000, 70_000),
  ]
  const unitAndDb = countVitest({ ...vitest, testResults }, 0)
  const all = add(unitAndDb, countPlaywright({ ...journeys, stats, errors: [] }, 0))
  expect(times(all)).toBe('unit 0:04, db 1:05, journeys 1:01, all 2:10')
})

const bad = (title: string) => ({
  ...{ status: 'failed', fullName: title },
  failureMessages: [`\u001b[31m${title} is wrong\u001b[39m`],
})

test('a failed test is named with its file, as the runner takes it, and with what was said of it', () => {
  const testResults = [
    {
      ...file(`${process.cwd()}/a/b.test.ts`, 0, 1),
      status: 'failed',
      assertionResults: [bad('one'), bad('two')],
    },
    { ...file(`${process.cwd()}/c.db.test.ts`, 0, 1), status: 'failed', message: 'no such module' },
  ]
  expect(countVitest({ ...vitest, numFailedTests: 2, testResults }, 1).failures).toEqual([
    { path: 'a/b.test.ts', title: 'one', reason: 'one is wrong' },
    { path: 'a/b.test.ts', title: 'two', reason: 'two is wrong' },
    { path: 'c.db.test.ts', title: '(not loaded)', reason: 'no such module' },
  ])
  const spec = (status: string) => ({
    ...{ title: 'pays', file: 'orders.spec.ts' },
    tests: [{ projectName: 'phone', status, results: [{ errors: [{ message: 'not\n\npaid' }] }] }],
  })
  const suites = [{ specs: [spec('expected')], suites: [{ specs: [spec('unexpected')] }] }]
  const tally = countPlaywright({ suites, stats: { ...stats, unexpected: 1 }, errors: [] }, 1)
  expect(tally.failures).toEqual([
    { path: 'tests/journeys/orders.spec.ts', title: '[phone] pays', reason: 'not\n\npaid' },
  ])
  expect(tally.failures.map((failure) => namedWithReason('failed:', failure))).toEqual([
    'failed: tests/journeys/orders.spec.ts › [phone] pays\n  │ not\n  │ paid',
  ])
})

test('after a second try only what failed again has failed, and what passed is named', () => {
  const [one, two] = [
    { path: 'a.test.ts', title: 'one', reason: '' },
    { path: 'a.test.ts', title: 'two', reason: '' },
  ]
  const first = { ...nothing, passed: 8, failed: 2, failures: [one, two] }
  const second = { ...nothing, passed: 4, failed: 1, failures: [two] }
  expect(afterSecondTry(first, second)).toMatchObject({
    passed: 9,
    failed: 1,
    failures: [two],
    unsteady: [one],
  })
  expect(isGood(afterSecondTry(first, { ...nothing, passed: 5 }))).toBe(true)
  const killed = afterSecondTry(first, { ...nothing, crashed: ['vitest'] })
  expect(isGood(killed)).toBe(false)
})

test('a second try is for a few failed tests, never for a crash', () => {
  const failures = (count: number) =>
    Array.from({ length: count }, () => ({ path: 'a.test.ts', title: 'one', reason: '' }))
  expect(isWorthASecondTry(nothing)).toBe(false)
  expect(isWorthASecondTry({ ...nothing, failures: failures(5) })).toBe(true)
  expect(isWorthASecondTry({ ...nothing, failures: failures(6) })).toBe(false)
  expect(isWorthASecondTry({ ...nothing, failures: failures(1), crashed: ['vitest'] })).toBe(false)
})

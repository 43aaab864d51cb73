import { expect, test } from 'vitest'
import type { SupplementExemptionForm } from '#contracts/forms/supplement-exemption.ts'
import type { SupplementScoreForm } from '#contracts/forms/supplement-score.ts'
import type { SupplementTransferForm } from '#contracts/forms/supplement-transfer.ts'
import type { ScoreOutcome } from '../scores/score.ts'
import { judgeSupplementExemption } from './judge-supplement-exemption.ts'
import { judgeSupplementScore } from './judge-supplement-score.ts'
import { judgeSupplementTransfer, readCredits } from './judge-supplement-transfer.ts'
import { isDayLater, readSupplementDay, type SupplementProblem } from './supplement-day.ts'
import { isBetter, readSupplementMark } from './supplement-mark.ts'

const UNTIL_2002 = { from: '1981-01-13', until: '2002-12-31' }
const UNTIL_2019 = { from: '1981-01-13', until: '2019-12-31' }
const codes = (problems: readonly SupplementProblem[]) =>
  problems.map(({ field, code }) => `${field} ${code}`)

const score = (more: Partial<SupplementScoreForm> = {}): SupplementScoreForm => ({
  ...{ service: 'supplement-score', course: '00012', passedOn: '1998-10-25', mark: '68', note: '' },
  ...more,
})
const exemption = (more: Partial<SupplementExemptionForm> = {}): SupplementExemptionForm => ({
  ...{ service: 'supplement-exemption', course: '13000', exemptedOn: '2015-06-10', credentialOn: '2014-03' },
  ...{ credentialType: 'pets3_certificate', credentialNo: '201403310000123', region: '上海市', note: '' },
  ...more,
})
const transfer = (more: Partial<SupplementTransferForm> = {}): SupplementTransferForm => ({
  ...{ service: 'supplement-transfer', transferredOn: '2015-09-20', province: '四川省', major: '会计学' },
  ...{ originTicketNo: '510109123456', note: '' },
  courses: [{ course: '13000', mark: '70', credits: '7', passedOn: '2014-04-19' }],
  ...more,
})

test.each([
  ['1998-10-25', '1998-10-25'],
  ['1998-02', '1998-02-28'],
  ['2000-02', '2000-02-29'],
  ['2002-12', '2002-12-31'],
  ['1998-13', undefined],
  ['1998-00', undefined],
  ['1998-02-30', undefined],
  ['1998', undefined],
  ['-10-25', undefined],
  ['', undefined],
])('SUP-01 the day of %j is %j: of a month the last one', (typed, day) => {
  expect(readSupplementDay(typed)).toBe(day)
})

test.each([
  ['1981-01-12', ['passedOn too_early']],
  ['1980-12', ['passedOn too_early']],
  ['1981-01-13', []],
  ['2002-12-31', []],
  ['2002-12', []],
  ['2003-01-01', ['passedOn too_late']],
  ['2003-01', ['passedOn too_late']],
  ['1998-02-30', ['passedOn malformed']],
  ['', ['passedOn missing']],
])('SUP-01 a score of %j: %j', (passedOn, problems) => {
  expect(codes(judgeSupplementScore(score({ passedOn }), UNTIL_2002))).toEqual(problems)
})

test.each([
  ['0', ['mark mark_failed']],
  ['59', ['mark mark_failed']],
  ['60', []],
  ['100', []],
  ['１００', []],
  ['101', ['mark mark_out_of_range']],
  ['-1', ['mark mark_out_of_range']],
  ['68.5', ['mark mark_not_whole']],
  ['68.0', []],
  ['合格', []],
  ['优秀', []],
  ['不合格', ['mark mark_failed']],
  ['缺考', ['mark mark_no_result']],
  ['六十八', ['mark mark_not_a_number']],
  ['', ['mark mark_missing']],
])('SUP-01 a score with the mark %j: %j', (mark, problems) => {
  expect(codes(judgeSupplementScore(score({ mark }), UNTIL_2002))).toEqual(problems)
})

test.each(['101', '六十八'])(
  'SUP-01 what is said of the mark %j promises no mark that is refused',
  (mark) => {
    const [problem] = judgeSupplementScore(score({ mark }), UNTIL_2002)
    expect(problem?.text).toContain('60 至 100')
  },
)

test('SUP-01 a course is chosen, and everything that is missing is told at once', () => {
  const { course: _, ...form } = score({ passedOn: '', mark: '' })
  expect(codes(judgeSupplementScore(form, UNTIL_2002))).toEqual([
    'course missing',
    'passedOn missing',
    'mark mark_missing',
  ])
})

test.each([
  [{}, []],
  [{ exemptedOn: '2019-12-31' }, []],
  [{ exemptedOn: '2020-01-01' }, ['exemptedOn too_late']],
  [{ credentialOn: '2015-06' }, []],
  [{ credentialOn: '2015-07' }, ['credentialOn after']],
  [{ credentialOn: '2015-06-11' }, ['credentialOn after']],
  [{ credentialOn: '1949-09' }, ['credentialOn too_early']],
  [{ credentialType: 'supplement_proof' }, ['credentialType missing']],
  [{ credentialNo: '' }, ['credentialNo missing']],
  [{ credentialNo: '', credentialType: 'transcript' }, []],
  [{ credentialNo: '12' }, ['credentialNo malformed']],
  [{ region: '上海' }, ['region missing']],
] as const)('SUP-02 an exemption with %j: %j', (more, problems) => {
  expect(codes(judgeSupplementExemption(exemption(more), UNTIL_2019))).toEqual(problems)
})

const row = (more: object) => ({ course: '13000', mark: '70', credits: '7', passedOn: '2014-04-19', ...more })

test.each([
  [{}, []],
  [{ transferredOn: '2019-12-31' }, []],
  [{ transferredOn: '2020-01-01' }, ['transferredOn too_late']],
  [{ province: '上海市' }, ['province here']],
  [{ province: '' }, ['province missing']],
  [{ originTicketNo: '12345' }, ['originTicketNo malformed']],
  [{ originTicketNo: 'S10109123456' }, []],
  [{ major: ' ' }, ['major missing']],
  [{ courses: [] }, ['courses missing']],
  [{ courses: [row({}), row({})] }, ['courses.1.course twice']],
  [{ courses: [row({ passedOn: '2015-10' })] }, ['courses.0.passedOn after']],
  [{ courses: [row({ passedOn: '1980-10' })] }, ['courses.0.passedOn too_early']],
  [{ courses: [row({ credits: '4.3' })] }, ['courses.0.credits malformed']],
  [{ courses: [row({ mark: '59' })] }, ['courses.0.mark mark_failed']],
] as const)('SUP-03 a transfer with %j: %j', (more, problems) => {
  const form = transfer(more as Partial<SupplementTransferForm>)
  expect(codes(judgeSupplementTransfer(form, UNTIL_2019))).toEqual(problems)
})

test.each([
  ['7', 7],
  ['4.5', 4.5],
  ['4.0', 4],
  ['0', undefined],
  ['4.25', undefined],
  ['31', undefined],
  ['六', undefined],
])('SUP-03 the credits %j are %j', (typed, credits) => {
  expect(readCredits(typed)).toBe(credits)
})

test.each([
  ['2015-07', '2015-06-10', true],
  ['2015-06', '2015-06-10', false],
  ['2015-06-11', '2015-06', false],
  ['2015-06-11', '2015-06-10', true],
  ['2015-06-10', '2015-06-10', false],
  ['2015', '2014-01-01', false],
])('SUP-02 %s is later than %s: %j', (one, other, isLater) => {
  expect(isDayLater(one, other)).toBe(isLater)
})

test.each<[string, ScoreOutcome, boolean]>([
  ['76', { kind: 'marked', mark: 75 }, true],
  ['75', { kind: 'marked', mark: 75 }, false],
  ['优秀', { kind: 'marked', mark: 89 }, true],
  ['优秀', { kind: 'marked', mark: 90 }, false],
  ['良好', { kind: 'graded', grade: 'medium' }, true],
  ['合格', { kind: 'graded', grade: 'pass' }, false],
  ['60', { kind: 'exempted' }, true],
])('SUP-01 %s is better than %j: %j', (typed, recorded, better) => {
  const read = readSupplementMark('mark', typed)
  expect('outcome' in read && isBetter(read.outcome, recorded)).toBe(better)
})

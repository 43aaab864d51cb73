import { expect, test } from 'vitest'
import type { ScoreOutcome } from '../scores/score.ts'
import { type Destination, judgeDestination } from './judge-destination.ts'
import { type CourseTraits, judgeScores, type OwnScore, type TransferStanding, whyNotAll } from './why-not.ts'

const marked = (mark: number): ScoreOutcome => ({ kind: 'marked', mark })
const score = (course: string, more: Partial<OwnScore> = {}): OwnScore => ({
  ...{ id: course, course, source: 'exam', outcome: marked(75), state: 'valid', transferredOn: undefined },
  ...more,
})
const traits: CourseTraits = {
  isThesis: (course) => course === '06999',
  theoryOf: (course) => (course === '00019' ? '00018' : undefined),
  keptHere: (course) =>
    course === '91001' ? 'not_national' : course === '00800' ? 'certificate' : undefined,
}
const whyOf = (...scores: OwnScore[]) =>
  judgeScores(scores, traits).map(({ score: { id }, why }) => [id, why])

test.each<[string, OwnScore, string | undefined]>([
  ['an ordinary pass', score('00015'), undefined],
  ['an exempted course', score('00015', { source: 'exemption', outcome: { kind: 'exempted' } }), 'exempted'],
  [
    'an exemption from before',
    score('00015', { source: 'supplement', outcome: { kind: 'exempted' } }),
    'exempted',
  ],
  ['a supplemented mark', score('00015', { source: 'supplement' }), undefined],
  ['a 顶替', score('00015', { source: 'substitution' }), 'substituted'],
  [
    'an inbound score',
    score('00015', { source: 'transfer_in', transferredOn: '2010-03-01' }),
    'transferred_in',
  ],
  ['a thesis', score('06999', { outcome: { kind: 'graded', grade: 'good' } }), 'thesis'],
  ['a certificate', score('00800'), 'certificate'],
  ["a code of the city's own", score('91001'), 'not_national'],
  ['practice without its theory', score('00019', { source: 'practice' }), 'practice_without_theory'],
  ['what has gone', score('00015', { state: 'transferred_out' }), 'transferred_out'],
])('TRO-01 %s', (_, one, why) => {
  expect(whyOf(one)).toEqual([[one.id, why]])
})

test('TRO-01 what was not passed, and what is 作废, is no score to transfer', () => {
  const others = [score('00015', { outcome: marked(59) }), score('00016', { state: 'void' })]
  expect(
    whyOf(
      ...others,
      score('00017', { outcome: { kind: 'absent' } }),
      score('00020', { outcome: marked(60) }),
    ),
  ).toEqual([['00020', undefined]])
})

test.each(['valid', 'transferred_out'] as const)(
  'TRO-01 practice goes when its theory is passed: %s',
  (state) => {
    expect(whyOf(score('00018', { state }), score('00019'))[1]).toEqual(['00019', undefined])
  },
)

test('TRO-01 of a course that was passed twice the best goes, and an exemption is not the best', () => {
  const twice = [
    score('00015', { id: 'a', outcome: marked(61) }),
    score('00015', { id: 'b', outcome: marked(88) }),
  ]
  expect(whyOf(...twice)).toEqual([
    ['a', 'lower'],
    ['b', undefined],
  ])
  const both = [score('00015', { id: 'a', outcome: { kind: 'exempted' }, source: 'exemption' }), twice[0]]
  expect(whyOf(...both.flatMap((one) => one ?? []))).toEqual([
    ['a', 'exempted'],
    ['a', undefined],
  ])
})

const standing: TransferStanding = {
  ...{ today: '2026-12-16', isActive: true, sanctions: [], isComplete: false, inboundMonths: 12 },
}
const inbound = (transferredOn: string) => [score('00015', { source: 'transfer_in', transferredOn })]

test.each([
  ['2025-12-16', '2026-12-16', []],
  ['2025-12-17', '2026-12-16', ['recent_transfer_in']],
  ['2024-02-29', '2025-02-28', []],
  ['2024-02-29', '2025-02-27', ['recent_transfer_in']],
  ['2023-02-28', '2024-02-28', []],
  ['2023-03-01', '2024-02-29', ['recent_transfer_in']],
])('TRO-01 an inbound transfer of %s keeps everything here on %s: %j', (on, today, why) => {
  expect(whyNotAll({ ...standing, today }, inbound(on))).toEqual(why)
})

test('TRO-01 everything that keeps the 准考证 here is told at once', () => {
  const sanctions = [{ until: '2026-12-16' }]
  expect(whyNotAll({ ...standing, sanctions, isActive: false, isComplete: true }, [])).toEqual([
    'not_active',
    'sanctioned',
    'must_graduate',
  ])
  expect(whyNotAll({ ...standing, sanctions: [{ until: '2026-12-15' }] }, [])).toEqual([])
})

const filled: Destination = {
  ...{ province: '江苏省', otherTicketNo: '320105230018', level: 'benke', majorFrom: 'typed', majorCode: '' },
  ...{ majorName: '会计学', reason: '迁居', phone: '13800138000' },
}
test.each<[string, Partial<Destination>, string[]]>([
  [
    'nothing filled in',
    { province: '', otherTicketNo: '', level: '', majorFrom: '', reason: '', phone: '' },
    [
      'province missing',
      'otherTicketNo missing',
      'level missing',
      'majorFrom missing',
      'reason missing',
      'phone missing',
    ],
  ],
  ['all well', {}, []],
  ['Shanghai itself', { province: '上海市' }, ['province shanghai']],
  ['no province', { province: '江苏' }, ['province unknown']],
  ['six characters', { otherTicketNo: 'A12345' }, []],
  ['twenty', { otherTicketNo: '1'.repeat(20) }, []],
  ['five', { otherTicketNo: '12345' }, ['otherTicketNo malformed']],
  ['twenty-one', { otherTicketNo: '1'.repeat(21) }, ['otherTicketNo malformed']],
  ['a sign', { otherTicketNo: '3201#523001' }, ['otherTicketNo malformed']],
  ['a list without a major', { majorFrom: 'list' }, ['majorFrom missing']],
  ['a typed major without a name', { majorName: ' 会 ' }, ['majorName missing']],
  ['one word of a reason', { reason: '搬' }, ['reason length']],
  ['a line with its area code', { phone: '051265123456' }, []],
  ['no phone', { phone: '12345' }, ['phone malformed']],
])('TRO-01 %s', (_, change, problems) => {
  expect(judgeDestination({ ...filled, ...change }).map(({ field, code }) => `${field} ${code}`)).toEqual(
    problems,
  )
})

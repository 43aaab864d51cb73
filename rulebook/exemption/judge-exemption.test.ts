import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ExemptionRule } from './exemption-rule.ts'
import { wordsOfReason } from './exemption-words.ts'
import { type ExemptionQuestion, judgeExemptions, type OfferedCredential } from './judge-exemption.ts'

const rule = (
  more: Partial<ExemptionRule> & Pick<ExemptionRule, 'id' | 'courses' | 'conditions'>,
): ExemptionRule => ({
  kind: 'exempts',
  levels: ['benke'],
  words: `规定 ${more.id}。`,
  source: '免考规定',
  ...more,
})

const RULES: ExemptionRule[] = [
  rule({
    id: 'politics',
    courses: ['03708', '03709'],
    conditions: [{ types: ['diploma'], qualifications: ['本科', '研究生'] }],
  }),
  rule({
    id: 'english',
    courses: ['00015', '00016'],
    conditions: [{ types: ['pets3_certificate'] }],
    onceGroup: 'language',
  }),
  rule({
    id: 'old-cet',
    courses: ['00015'],
    conditions: [{ types: ['cet4_certificate'], obtainedBefore: '2005-09-01' }],
    onceGroup: 'language',
  }),
  rule({ id: 'report', kind: 'excludes', courses: ['00015'], conditions: [{ types: ['cet4_report'] }] }),
  rule({
    id: 'computer',
    courses: ['00018', '00019'],
    conditions: [{ types: ['computer_certificate'] }],
    together: ['00018', '00019'],
  }),
  rule({ id: 'college', levels: ['zhuanke'], courses: ['04729'], conditions: [{ types: ['diploma'] }] }),
]

const CONTEXT = { level: 'benke', planVersions: ['2024'], schoolCode: 'SUFE' } as const

function judge(
  questions: readonly ExemptionQuestion[],
  takenUp: readonly ExemptionQuestion[] = [],
  covered: readonly string[] = [],
) {
  return judgeExemptions(questions, { rules: RULES, context: CONTEXT, takenUp, covered: new Set(covered) })
}

function credential(type: string, fields: OfferedCredential['fields'] = {}, id = type): OfferedCredential {
  return { id, type, fields }
}

const bachelor = credential('diploma', { qualification: '本科' })

test.each([
  ['03708', [bachelor], 'supported', 'supported'],
  ['03708', [credential('diploma', { qualification: '专科' })], 'unsupported', 'condition_missing'],
  ['00015', [credential('pets3_certificate')], 'supported', 'supported'],
  ['00015', [credential('cet4_certificate', { obtainedOn: '2004-06-01' })], 'supported', 'supported'],
  [
    '00015',
    [credential('cet4_certificate', { obtainedOn: '2006-06-01' })],
    'unsupported',
    'condition_missing',
  ],
  ['00015', [credential('cet4_certificate', { obtainedOn: ' 2005-08 ' })], 'supported', 'supported'],
  ['00015', [credential('cet4_certificate', { obtainedOn: '2005-09' })], 'unsupported', 'condition_missing'],
  [
    '00015',
    [credential('cet4_certificate', { obtainedOn: ' 2005-09-01' })],
    'unsupported',
    'condition_missing',
  ],
  ['00015', [credential('cet4_certificate')], 'unsupported', 'condition_missing'],
  ['00015', [credential('cet4_report')], 'unsupported', 'excluded'],
  ['00018', [credential('computer_certificate')], 'unsupported', 'together_missing'],
  ['04729', [bachelor], 'undecided', 'no_rule'],
  ['13140', [bachelor], 'undecided', 'no_rule'],
] as const)('EXM-04 %s with %j: %s, because %s', (...[course, credentials, verdict, code]) => {
  const [found] = judge([{ course, credentials }])
  expect([found?.verdict, found?.reasons[0]?.code]).toEqual([verdict, code])
  for (const reason of found?.reasons ?? []) {
    const words = wordsOfReason(reason)
    expect(words.text).toMatch(/。$/)
    if (reason.code !== 'no_rule') expect(words.source).toBe('免考规定')
  }
})

test('EXM-04 00018 and 00019 support each other, also when one of them was exempted before', () => {
  const credentials = [credential('computer_certificate')]
  const both = [
    { course: '00018', credentials },
    { course: '00019', credentials },
  ]
  expect(judge(both).map(({ verdict }) => verdict)).toEqual(['supported', 'supported'])
  expect(judge(both.slice(0, 1), both.slice(1)).map(({ verdict }) => verdict)).toEqual(['supported'])
})

test('EXM-04 whoever has passed 00018 need not ask for it together with 00019, and could not', () => {
  const question = { course: '00019', credentials: [credential('computer_certificate')] }
  expect(judge([question])[0]?.reasons[0]?.code).toBe('together_missing')
  expect(judge([question], [], ['00018'])[0]?.verdict).toBe('supported')
})

test('EXM-06 one language certificate does for one course only, also one that was used before', () => {
  const credentials = [credential('pets3_certificate')]
  const verdicts = judge([
    { course: '00015', credentials },
    { course: '00016', credentials },
  ])
  expect(verdicts.map(({ verdict }) => verdict).sort()).toEqual(['supported', 'unsupported'])
  const again = judge([{ course: '00016', credentials }], [{ course: '00015', credentials }])
  expect(again[0]?.reasons[0]?.code).toBe('used_once')
})

test('EXM-06 a certificate that was entered twice does for one course only, however its number was written', () => {
  const first = credential('pets3_certificate', { number: '〔1998〕 0512' }, 'first')
  const again = credential('pets3_certificate', { number: '[1998]0512' }, 'again')
  const other = credential('pets3_certificate', { number: '[1998]0513' }, 'other')
  const verdicts = (a: OfferedCredential, b: OfferedCredential) =>
    judge([
      { course: '00015', credentials: [a] },
      { course: '00016', credentials: [b] },
    ]).map(({ verdict }) => verdict)
  expect(verdicts(first, again)).toEqual(['supported', 'unsupported'])
  expect(verdicts(first, other)).toEqual(['supported', 'supported'])
  const used = { course: '00016', credentials: [credential('pets3_certificate', {}, 'again')] }
  expect(judge([{ course: '00015', credentials: [first, again] }], [used])).toMatchObject([
    { verdict: 'unsupported', reasons: [{ code: 'used_once' }] },
  ])
})

test('EXM-06 a certificate that was merely attached to another course is not used up by it', () => {
  const credentials = [credential('pets3_certificate'), bachelor]
  const before = [{ course: '03708', credentials }]
  expect(judge([{ course: '00015', credentials }], before)[0]?.verdict).toBe('supported')
  const used = judge([{ course: '00016', credentials }], [...before, { course: '00015', credentials }])
  expect(used[0]?.reasons[0]?.code).toBe('used_once')
})

test('EXM-04 a rule that lacks its other course hides none that needs no other', () => {
  const left = rule({ id: 'left', courses: ['00018'], conditions: [{ types: ['transcript'] }] })
  const credentials = [credential('computer_certificate'), credential('transcript')]
  const [found] = judgeExemptions([{ course: '00018', credentials }], {
    rules: [...RULES, left],
    context: CONTEXT,
    takenUp: [],
    covered: new Set(),
  })
  expect([found?.verdict, found?.reasons[0]?.code]).toEqual(['supported', 'supported'])
})

const TYPES = ['pets3_certificate', 'cet4_certificate', 'cet4_report', 'diploma', 'other']
const offered = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...TYPES), fc.integer({ min: 0, max: 9 })), {
    maxLength: 4,
    selector: ([type, number]) => `${type}${number}`,
  })
  .map((all) =>
    all.map(([type, number]) =>
      credential(type, { obtainedOn: '2003-01-01', qualification: '本科' }, `${type}${number}`),
    ),
  )
const asked = fc.uniqueArray(
  fc.record({ course: fc.constantFrom('00015', '00016', '03708', '13140'), credentials: offered }),
  { selector: ({ course }) => course, maxLength: 4 },
)

test('EXM-04 the order of questions and credentials changes no verdict', () => {
  fc.assert(
    fc.property(asked, (questions) => {
      const turned = questions
        .map((one) => ({ ...one, credentials: one.credentials.toReversed() }))
        .toReversed()
      const tell = (all: readonly ExemptionQuestion[]) =>
        new Map(judge(all).map(({ course, verdict }) => [course, verdict] as const))
      expect(new Map([...tell(turned)].sort())).toEqual(new Map([...tell(questions)].sort()))
    }),
  )
})

test('EXM-06 as many courses are supported as any assignment of certificates allows: compared with trying all', () => {
  fc.assert(
    fc.property(asked, (questions) => {
      const languages = questions.filter(({ course }) => course === '00015' || course === '00016')
      const found = judge(questions).filter(
        ({ course, verdict }) => verdict === 'supported' && languages.some((one) => one.course === course),
      )
      expect(found.length).toBe(best(languages, new Set()))
    }),
  )
})

/** The most courses that can be supported, found by trying everything. */
function best(questions: readonly ExemptionQuestion[], spent: ReadonlySet<string>): number {
  const [first, ...rest] = questions
  if (!first) return 0
  const fits = first.credentials.filter(
    ({ id, type }) =>
      !spent.has(id) &&
      (type === 'pets3_certificate' || (first.course === '00015' && type === 'cet4_certificate')),
  )
  return Math.max(best(rest, spent), ...fits.map(({ id }) => 1 + best(rest, new Set([...spent, id]))))
}

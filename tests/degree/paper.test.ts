import { expect, test } from 'vitest'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { bruteForce } from './brute-force.ts'
import { course, paperCase, rule, score, transferred } from './paper-case.ts'

// The sentences of the paper that are easily read over, each with the answer that follows from its words.
const sentences: [sentence: string, degreeCase: DegreeCase, answer: Partial<DegreeAnswer>][] = [
  [
    'a pass meets its own course or is used in an application, not both',
    paperCase({
      courses: [course('A'), course('B', 5)],
      scores: [score('A')],
      rules: [rule(['A'], ['B'])],
    }),
    { fewest: 1, path: ['B'], met: [{ course: 'A', scores: ['a'] }] },
  ],
  [
    'all scores of one code are one pass',
    paperCase({
      courses: [course('A'), course('B')],
      scores: [score('O'), score('O', { id: 'o2', outcome: { mark: 90 } })],
      rules: [rule(['O'], ['A']), rule(['O'], ['B'], { id: 'second' })],
    }),
    { fewest: 1, path: ['A'], met: [{ course: 'B', scores: ['o2'], substitution: 'second' }], unused: ['o'] },
  ],
  [
    'one application meets as many of its new courses as there is use for, and uses no more scores for it',
    paperCase({
      courses: [course('A'), course('B')],
      scores: [score('O'), score('P', { outcome: { mark: 90 } })],
      rules: [rule(['O', 'P'], ['A', 'B'])],
    }),
    {
      fewest: 0,
      met: [
        { course: 'A', scores: ['p'], substitution: 'OP-AB' },
        { course: 'B', scores: ['p'], substitution: 'OP-AB' },
      ],
      unused: ['o'],
    },
  ],
  [
    'none of the scores that an application uses could be left out: 2 + 3 or 5 credits, never all of them',
    paperCase({
      courses: [course('A')],
      scores: [score('O', { credits: 2 }), score('P', { credits: 3 }), score('Q', { credits: 5 })],
      rules: [rule(['O', 'P', 'Q'], ['A'], { needs: { atLeast: 1, minCredits: 5 } })],
    }),
    { fewest: 0, met: [{ course: 'A', scores: ['o', 'p'], substitution: 'OPQ-A' }], unused: ['q'] },
  ],
  [
    'a course that stands in two groups is counted in one',
    paperCase({
      courses: [course('A'), course('B')],
      requires: {
        all: [
          { choose: { atLeast: 1, of: [{ course: 'A' }, { course: 'B' }] } },
          { choose: { atLeast: 1, of: [{ course: 'A' }] } },
        ],
      },
      scores: [score('A')],
    }),
    { fewest: 1, path: ['B'] },
  ],
  [
    'credits below a member that is false count for the choice around it',
    paperCase({
      courses: [course('A'), course('B'), course('C')],
      requires: {
        choose: {
          atLeast: 1,
          minCredits: 8,
          of: [{ course: 'A' }, { all: [{ course: 'B' }, { course: 'C' }] }],
        },
      },
      scores: [score('A'), score('B')],
    }),
    { fewest: 0, courses: 2, credits: 8 },
  ],
  [
    'a transferred score need not be used, and then asks for nothing; what is reported fulfils the rule too',
    paperCase({
      courses: [course('A'), course('B'), course('C')],
      requires: { all: [] },
      minCourses: 2,
      scores: [transferred('A'), score('B'), score('C')],
      local: { min: 3, named: [], minNamed: 0, exempt: false },
    }),
    { fewest: 0, credits: 8, unused: ['a'] },
  ],
  [
    'an exemption is local only where the rule says so',
    paperCase({
      courses: [course('A'), course('B')],
      scores: [transferred('A'), score('B', { outcome: { exempted: true } })],
      local: { min: 1, named: [], minNamed: 0, exempt: false },
    }),
    { fewest: 1, path: ['A'] },
  ],
  [
    'a code of the plan and of the situation makes two courses, and its pass meets one',
    paperCase({
      courses: [course('A'), course('B')],
      requires: { choose: { atLeast: 1, of: [{ course: 'A' }, { course: 'B' }] } },
      scores: [score('A')],
      situation: { id: 's', courses: [course('A')], requires: { all: [{ course: 'A' }] } },
    }),
    { fewest: 1, path: ['B'], met: [{ course: 'A', scores: ['a'], situation: 's' }] },
  ],
  [
    'a new course is taken rather than one again, whatever the credits',
    paperCase({
      courses: [course('A', 2, { ownMajor: true }), course('B', 9)],
      requires: { choose: { atLeast: 1, of: [{ course: 'A' }, { course: 'B' }] } },
      scores: [score('A', { ownMajor: true, credits: 2 }), score('O')],
      rules: [rule(['O', 'A'], ['B'], { needs: { atLeast: 2 } })],
      minCourses: 2,
    }),
    { fewest: 1, path: ['B'] },
  ],
  [
    'a course passed under another school is taken again',
    paperCase({ courses: [course('A', 4, { ownMajor: true })], scores: [score('A', { ownMajor: false })] }),
    { fewest: 1, path: ['A'], unused: ['a'] },
  ],
  [
    'an added pass can be used in an application where the dates allow',
    paperCase({
      courses: [course('A'), course('B', 4, { offered: false })],
      requires: { all: [{ course: 'B' }] },
      scores: [],
      rules: [rule(['A'], ['B'], { passedBefore: '2026-12-17' })],
    }),
    { fewest: 1, path: ['A'], met: [] },
  ],
  [
    'and not where they do not: a pass on the day itself is not before it',
    paperCase({
      courses: [course('A'), course('B', 4, { offered: false })],
      requires: { all: [{ course: 'B' }] },
      scores: [],
      rules: [rule(['A'], ['B'], { passedBefore: '2026-12-16' })],
    }),
    { fewest: null, path: [], met: [] },
  ],
  [
    'what an application with an added pass meets is left out, and its other score is not used',
    paperCase({
      courses: [course('A'), course('B', 4, { offered: false })],
      requires: { all: [{ course: 'B' }] },
      scores: [score('O')],
      rules: [rule(['O', 'A'], ['B'], { needs: { atLeast: 2 } })],
    }),
    { fewest: 1, path: ['A'], met: [], credits: 0, unused: ['o'] },
  ],
  [
    'a course nowhere in the tree gives its credits, and is not met by a substitution',
    paperCase({
      courses: [course('A'), course('B', 5), course('C', 6)],
      requires: { all: [{ course: 'A' }] },
      minCredits: 9,
      scores: [score('A'), score('B'), score('O')],
      rules: [rule(['O'], ['C'])],
    }),
    { fewest: 0, courses: 2, credits: 9, unused: ['o'] },
  ],
  [
    'a course of the own major is never met by a substitution',
    paperCase({
      courses: [course('A', 4, { ownMajor: true })],
      scores: [score('O')],
      rules: [rule(['O'], ['A'])],
    }),
    { fewest: 1, path: ['A'] },
  ],
  [
    'thesis and practice parts give credits and are no courses; a practice course of its own is one',
    paperCase({
      courses: [
        course('A'),
        course('B', 2, { mode: 'practice', partOf: 'A' }),
        course('C', 1, { mode: 'practice' }),
        course('D', 8, { mode: 'thesis' }),
      ],
      minCourses: 2,
      scores: [score('A'), score('B'), score('C'), score('D')],
    }),
    { fewest: 0, courses: 2, credits: 15 },
  ],
  [
    'the order of text is that of UTF-16 code units',
    paperCase({
      courses: [course('Ａ'), course('😀')],
      requires: { choose: { atLeast: 1, of: [{ course: 'Ａ' }, { course: '😀' }] } },
      scores: [],
    }),
    { fewest: 1, path: ['😀'] },
  ],
  [
    '31 August and six months are the last of February',
    paperCase({
      courses: [course('A')],
      scores: [transferred('A', '2026-08-31')],
      graduatesOn: '2027-02-28',
    }),
    { fewest: 0 },
  ],
  [
    'and one day less is too recent',
    paperCase({
      courses: [course('A')],
      scores: [transferred('A', '2026-08-31')],
      graduatesOn: '2027-02-27',
    }),
    { fewest: 1, unusable: [{ score: 'a', why: 'transfer_too_recent' }] },
  ],
  [
    'where no set does, the best of all assignments is reported',
    paperCase({
      courses: [course('A', 4, { offered: false }), course('B')],
      scores: [score('B'), score('O')],
      rules: [rule(['O'], ['B'])],
    }),
    { fewest: null, path: [], credits: 4, met: [{ course: 'B', scores: ['b'] }] },
  ],
]

test.each(sentences)('AUD-02 %s', (_, degreeCase, answer) => {
  expect(bruteForce(degreeCase)).toMatchObject(answer)
  expect(auditDegree(degreeCase)).toEqual(bruteForce(degreeCase))
})

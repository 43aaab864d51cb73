import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DecisionCount, RoundCounts, StandingCount } from './counts.ts'
import { sumUp } from './statistics.rules.ts'

const SCHOOLS = ['s1', 's2', 's3'].map((id) => ({ id, name: `学校 ${id}` }))
const CHAINS = [['school', 'authority'], ['authority'], ['school', 'authority', 'authority']]
const nameOfLevel = (chain: readonly string[], level: number) => `${chain[level - 1]}`
const NOTHING: RoundCounts = { standing: [], forms: [], decisions: [], reasons: [], faulted: [] }

const school = fc.constantFrom(...SCHOOLS.map(({ id }) => id))
const count = fc.integer({ min: 1, max: 9 })
const placed = fc
  .constantFrom(...CHAINS)
  .chain((chain) =>
    fc.record({ chain: fc.constant(chain), level: fc.integer({ min: 1, max: chain.length }) }),
  )
const standing: fc.Arbitrary<StandingCount> = fc
  .record({
    placed,
    school_id: school,
    count,
    stands: fc.constantFrom<StandingCount['stands']>(
      ...(['pending', 'in_review', 'amending', 'approved', 'rejected', 'withdrawn'] as const),
      ...(['amendment_over', 'moved_on'] as const),
    ),
  })
  .map(({ placed: place, ...row }) => ({ ...row, ...place, oldest: null }))
const decision: fc.Arbitrary<DecisionCount> = fc
  .record({
    placed,
    school_id: school,
    count,
    staff_id: fc.constantFrom('p1', 'p2'),
    kind: fc.constantFrom('passed' as const, 'approved' as const, 'rejected' as const),
    is_undone: fc.boolean(),
    hours: fc.nat(500),
  })
  .map(({ placed: place, ...row }) => ({ ...row, ...place, staff_name: row.staff_id }))
const counts: fc.Arbitrary<RoundCounts> = fc.record({
  standing: fc.array(standing, { maxLength: 20 }),
  decisions: fc.array(decision, { maxLength: 20 }),
  forms: fc.array(fc.record({ school_id: school, unsubmitted: count, submitted: count }), { maxLength: 3 }),
  reasons: fc.constant<RoundCounts['reasons']>([]),
  faulted: fc.constant<RoundCounts['faulted']>([]),
})

const sumFor = (schools: typeof SCHOOLS, given: RoundCounts, isAuthority = true) =>
  sumUp(given, { schools, isAuthority, nameOfLevel })
const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

test('STA-01 the states add up to all, levels lose and never gain, and the schools add up to the authority', () => {
  fc.assert(
    fc.property(counts, (given) => {
      const all = sumFor(SCHOOLS, given)
      const { all: applications, ...states } = all.standing
      expect(total(Object.values(states))).toBe(applications)
      for (const { reached, through, waiting } of all.levels) {
        expect(through + waiting).toBeLessThanOrEqual(reached)
        expect(reached).toBeLessThanOrEqual(applications)
      }
      const each = SCHOOLS.map((one) => sumFor([one], given))
      for (const key of ['all', 'waiting', 'amending', 'approved', 'rejected', 'withdrawn'] as const)
        expect(total(each.map((one) => one.standing[key]))).toBe(all.standing[key])
      expect(total(each.map(({ movedOn }) => movedOn))).toBe(all.movedOn)
      const decided = (figures: typeof all) => total(figures.levels.map((level) => level.decided))
      expect(total(each.map(decided))).toBe(decided(all))
      expect(total(all.reviewers.map((one) => one.decided))).toBe(decided(all))
    }),
  )
})

test('STA-01 a school is told of no reviewer who decided as the authority, and of nothing that is another school’s', () => {
  fc.assert(
    fc.property(counts, (given) => {
      const [own] = SCHOOLS
      if (!own) return
      const seen = sumFor([own], given, false)
      expect(seen.reviewers.every(({ schoolName }) => schoolName === own.name)).toBe(true)
      expect(seen.schools.every(({ id }) => id === own.id)).toBe(true)
      const alone = {
        ...NOTHING,
        standing: given.standing.filter((row) => row.school_id === own.id),
        decisions: given.decisions.filter((row) => row.school_id === own.id),
        forms: given.forms.filter((row) => row.school_id === own.id),
      }
      expect(sumFor([own], alone, false)).toEqual(seen)
    }),
  )
})

test('STA-01 one person who decided as a school and as the authority has a line for each', () => {
  const row = { school_id: 's1', chain: ['school', 'authority'], staff_id: 'p1', staff_name: '甲' }
  const made = { ...row, kind: 'passed' as const, is_undone: false, hours: 4, count: 2 }
  const { reviewers } = sumFor(SCHOOLS, {
    ...NOTHING,
    decisions: [
      { ...made, level: 1 },
      { ...made, level: 2, kind: 'approved', hours: 30 },
    ],
  })
  expect(reviewers.map(({ schoolName, spread }) => [schoolName, spread?.medianHours])).toEqual([
    [undefined, 30],
    ['学校 s1', 4],
  ])
})

test('STA-01 reasons come the most frequent first; own words are no reason of the catalogue', () => {
  const row = { school_id: 's1', kind: 'rejected' as const }
  const figures = sumFor(SCHOOLS, {
    ...NOTHING,
    reasons: [
      { ...row, code: 'a', label: '甲', count: 1 },
      { ...row, code: 'b', label: '乙', count: 1 },
      { ...row, school_id: 's2', code: 'b', label: '乙', count: 3 },
      { ...row, code: null, label: null, count: 2 },
    ],
    faulted: [{ ...row, count: 5 }],
  })
  expect(figures.reasons).toEqual([
    { code: 'b', label: '乙', rejections: 4, amendments: 0 },
    { code: 'a', label: '甲', rejections: 1, amendments: 0 },
  ])
  expect([figures.withNote, figures.faulted]).toEqual([
    { rejections: 2, amendments: 0 },
    { rejections: 5, amendments: 0 },
  ])
})

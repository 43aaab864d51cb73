import { expect, test } from 'vitest'
import type { Substitution } from '../degree/degree-case.ts'
import { idsInForce, keptUntil } from './kept-rules.ts'

const rule = (id: string, appliesFrom: string | null, appliesTo: string | null): Substitution => ({
  ...{ id, old: ['a'], new: ['b'], needs: { atLeast: 1 }, passedBefore: null, exempted: false },
  ...{ appliesFrom, appliesTo },
})
const rules = [
  rule('always', null, null),
  rule('ends', null, '2026-12-31'),
  rule('today', '2026-12-16', '2026-12-16'),
  rule('over', null, '2026-12-15'),
  rule('to come', '2026-12-17', null),
]

test('AUD-09 what was in force at the filing, both days inside, stays so for that application only', () => {
  const kept = idsInForce({ on: '2026-12-16', substitutions: rules })
  expect([...kept]).toEqual(['always', 'ends', 'today'])
  const on = '2027-01-10'
  expect(rules.map((one) => keptUntil(one, { kept, on }).appliesTo)).toEqual([
    null,
    on,
    on,
    '2026-12-15',
    null,
  ])
  expect(rules.map((one) => keptUntil(one, { kept: undefined, on }))).toEqual(rules)
  // A decision that was made meanwhile keeps the same rules.
  const later = rules.map((one) => keptUntil(one, { kept, on }))
  expect(idsInForce({ on, substitutions: later })).toEqual(new Set(['always', 'ends', 'today', 'to come']))
})

import fc from 'fast-check'
import type { Real } from './payment-product.ts'

/** One thing that happens while somebody pays, or does not. Numbers pick among what is there. */
export type Step =
  | { kind: 'order' }
  | { kind: 'begin'; provider: Real }
  | { kind: 'sign_in'; pick: number }
  | { kind: 'pay'; pick: number; regardless: boolean }
  | { kind: 'deliver'; order: 'forwards' | 'backwards'; copies: number }
  /** Notices get lost, and the provider gives up. */
  | { kind: 'lose' }
  | { kind: 'pass'; minutes: number }
  | { kind: 'cancel' }
  | { kind: 'follow' }
  | { kind: 'down'; provider: Real }
  | { kind: 'up' }
  /** The process is killed as the database sees it: every connection is cut in the middle of whatever it does. */
  | { kind: 'kill' }
  | { kind: 'together'; steps: Step[] }

const provider = fc.constantFrom<Real>('alipay', 'wechat')
const pick = fc.nat({ max: 3 })

const single: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('order' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('begin' as const), provider }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sign_in' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pay' as const), pick, regardless: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      order: fc.constantFrom('forwards' as const, 'backwards' as const),
      copies: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('follow' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('down' as const), provider }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('up' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const) }) },
)

const together: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('together' as const),
  steps: fc.array(single, { minLength: 2, maxLength: 3 }),
})

/** A history: it begins with somebody at a provider's page. */
export const history: fc.Arbitrary<Step[]> = fc
  .tuple(
    provider,
    fc.array(fc.oneof({ weight: 4, arbitrary: single }, { weight: 1, arbitrary: together }), {
      minLength: 5,
      maxLength: 14,
    }),
  )
  .map(([first, rest]) => [{ kind: 'order' }, { kind: 'begin', provider: first }, ...rest])

import fc from 'fast-check'
import type { Real } from '../payment-product.ts'
import { pick, provider, type Scene, type Step, single, step } from './steps.ts'

/** A history: how its fee stands, and what happens, from somebody at a provider's page on. */
export interface Plan {
  scene: Scene
  steps: Step[]
}

const several = fc.array(single, { minLength: 2, maxLength: 4 })
const kill = step('kill', 1, { afterMs: fc.integer({ min: 0, max: 60 }), steps: several }).arbitrary
const together = step('together', 1, { steps: several }).arbitrary
const atConsole = step('console', 1, { pick }).arbitrary

const any = fc.oneof(
  { weight: 24, arbitrary: single },
  { weight: 5, arbitrary: together },
  { weight: 1, arbitrary: kill },
  { weight: 1, arbitrary: atConsole },
)
const scene = fc.constantFrom<Scene>('in_review', 'in_review', 'pending', 'pending', 'held')

/** An order to pay at one of the providers, and the payer at its page. */
const opening = (at: Real): Step[] => [{ kind: 'order' }, { kind: 'begin', provider: at, surface: 'desk' }]

/** The end of an order that nobody has paid. */
const over = fc.constantFrom<Step>({ kind: 'cancel' }, { kind: 'pass', minutes: 40 })

/**
 * Two orders of one application, each paid when it is over. Alipay lets a payer do so who signs in at its page late: it knew nothing of
 * the trade when we asked it to close it. Random steps alone hardly ever come to this.
 */
const paidLateTwice: fc.Arbitrary<Step[]> = fc
  .record({
    overs: fc.tuple(over, over),
    picks: fc.constantFrom([0, 1], [1, 0]),
    between: fc.array(single, { maxLength: 2 }),
    isAtOnce: fc.boolean(),
  })
  .map(({ overs, picks, between, isAtOnce }) => {
    const paying = picks.map((one): Step => ({ kind: 'pay', pick: one, regardless: true }))
    const orders = overs.flatMap((end) => [...opening('alipay'), end, { kind: 'work' } as const])
    const delivery: Step = { kind: 'deliver', order: 'forwards', copies: 2 }
    if (isAtOnce) return [...orders, ...paying, ...between, delivery]
    return [...orders, ...paying.flatMap((one) => [one, delivery]), ...between]
  })

/** Histories with so many kills at least, and one now and then where it is 0. */
export function plans(kills: 0 | 1): fc.Arbitrary<Plan> {
  const start = fc.oneof(
    { weight: 2, arbitrary: provider.map(opening) },
    { weight: 1, arbitrary: paidLateTwice },
  )
  const part = fc.array(any, { minLength: 4, maxLength: 12 })
  const killed = fc.array(kill, { minLength: kills, maxLength: 2 * kills })
  return fc.tuple(scene, start, part, killed, part).map(([where, first, before, killing, after]) => ({
    scene: where,
    steps: [...first, ...before, ...killing, ...after],
  }))
}

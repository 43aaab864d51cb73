import fc from 'fast-check'
import type { Fault } from '../../payment-peer/faults.ts'
import type { Real } from '../payment-product.ts'

/** Which fee it is: one that holds up the publication, of an application that can be withdrawn, or one that holds up the approval. */
export const SCENES = ['in_review', 'pending', 'held'] as const
export type Scene = (typeof SCENES)[number]

/** How a bill of the day before is wrong in its first line, if it has one. */
export const WRONGS = ['nothing', 'more', 'fewer', 'amount', 'twice', 'later'] as const
export type Wrong = (typeof WRONGS)[number]

/** One of the two persons of a counter or of finance. */
export type Who = 0 | 1
type Decision = 'approve' | 'refuse'

/** One thing that happens while somebody pays, or does not. Numbers pick among what is there. */
export type Step =
  | { kind: 'order' }
  | { kind: 'begin'; provider: Real; surface: 'desk' | 'phone' }
  | { kind: 'sign_in'; pick: number }
  | { kind: 'pay'; pick: number; regardless: boolean }
  | { kind: 'deliver'; order: 'forwards' | 'backwards'; copies: number }
  /** Notices get lost, and the provider gives up. */
  | { kind: 'lose' }
  | { kind: 'pass'; minutes: number }
  | { kind: 'cancel' }
  | { kind: 'work' }
  | { kind: 'fault'; provider: Real; fault: Fault; times: number }
  | { kind: 'poor'; provider: Real }
  | { kind: 'up' }
  | { kind: 'fee'; fen: number }
  | { kind: 'withdraw' }
  | { kind: 'file_anew' }
  | { kind: 'review' }
  | { kind: 'refund'; pick: number; who: Who }
  | { kind: 'decide_refund'; pick: number; who: Who; decision: Decision }
  | { kind: 'repeat_refund'; pick: number; who: Who }
  | { kind: 'by_hand'; pick: number; who: Who }
  | { kind: 'give_up'; pick: number; who: Who }
  /** Somebody gives a payment back at the provider's own console. */
  | { kind: 'console'; pick: number }
  /** WeChat Pay has given the money of its refunds back, or could not. */
  | { kind: 'money_back'; isPossible: boolean }
  | { kind: 'counter'; who: Who }
  | { kind: 'decide_counter'; pick: number; who: Who; decision: Decision }
  | { kind: 'take_back'; pick: number; who: Who }
  /** The next morning: the bills of the day before are fetched. */
  | { kind: 'bill'; provider: Real; wrong: Wrong }
  | { kind: 'settle_differences'; who: Who }
  | { kind: 'kill'; afterMs: number; steps: Step[] }
  | { kind: 'together'; steps: Step[] }

type Of<K extends Step['kind']> = Extract<Step, { kind: K }>

export const provider = fc.constantFrom<Real>('alipay', 'wechat')
export const pick = fc.nat({ max: 3 })
const who = fc.constantFrom<Who>(0, 1)
const decision = fc.constantFrom<Decision>('approve', 'approve', 'approve', 'refuse')
const times = fc.integer({ min: 1, max: 3 })

const fault = fc.constantFrom<Fault>(
  { kind: 'slow', ms: 120 },
  { kind: 'down' },
  { kind: 'lost' },
  { kind: 'lost' },
  { kind: 'html', status: 200 },
  { kind: 'html', status: 502 },
  { kind: 'unsigned' },
  { kind: 'forged' },
  { kind: 'altered' },
  { kind: 'system_error' },
  { kind: 'too_many' },
)

/** A step of this kind, so often among the others. */
export function step<K extends Step['kind']>(
  kind: K,
  weight: number,
  rest: { [F in Exclude<keyof Of<K>, 'kind'>]: fc.Arbitrary<Of<K>[F]> },
) {
  const whole = fc.record({ kind: fc.constant(kind), ...rest } as Record<string, fc.Arbitrary<unknown>>)
  return { weight, arbitrary: whole as unknown as fc.Arbitrary<Step> }
}

/** A step that is none of several. */
export const single: fc.Arbitrary<Step> = fc.oneof(
  step('order', 3, {}),
  step('begin', 6, { provider, surface: fc.constantFrom('desk', 'phone') }),
  step('sign_in', 1, { pick }),
  step('pay', 6, { pick, regardless: fc.boolean() }),
  step('deliver', 4, { order: fc.constantFrom('forwards', 'backwards'), copies: times }),
  step('lose', 1, {}),
  step('pass', 3, { minutes: fc.constantFrom(1, 3, 6, 11, 40) }),
  step('cancel', 2, {}),
  step('work', 4, {}),
  step('fault', 3, { provider, fault, times: fc.integer({ min: 1, max: 4 }) }),
  step('poor', 1, { provider }),
  step('up', 1, {}),
  step('fee', 1, { fen: fc.constantFrom(3000, 5000, 8000) }),
  step('withdraw', 1, {}),
  step('file_anew', 2, {}),
  step('review', 2, {}),
  step('refund', 4, { pick, who }),
  step('decide_refund', 4, { pick, who, decision }),
  step('repeat_refund', 1, { pick, who }),
  step('by_hand', 1, { pick, who }),
  step('give_up', 1, { pick, who }),
  step('money_back', 2, { isPossible: fc.constantFrom(true, true, false) }),
  step('counter', 2, { who }),
  step('decide_counter', 3, { pick, who, decision }),
  step('take_back', 1, { pick, who }),
  step('bill', 2, { provider, wrong: fc.constantFrom(...WRONGS) }),
  step('settle_differences', 1, { who }),
)

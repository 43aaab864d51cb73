import { settleDifferences } from './difference-acts.ts'
import {
  askRefund,
  decideAtCounter,
  decideRefund,
  goOn,
  recordAtCounter,
  review,
  takeBack,
} from './office-acts.ts'
import type { Past } from './past.ts'
import { begin, cancel, fileAnew, order, pay, withdraw } from './payer-acts.ts'
import { atConsole, bill, deliver, lose, moneyBack } from './provider-acts.ts'
import type { Step } from './steps.ts'

const MINUTE_MS = 60_000

/** Does one step of a history. */
export async function take(past: Past, step: Step): Promise<void> {
  const { ground } = past
  switch (step.kind) {
    case 'kill':
      return kill(past, step)
    case 'together':
      return void (await Promise.all(step.steps.map((one) => take(past, one))))
    case 'pass':
      return ground.pass(step.minutes * MINUTE_MS)
    case 'work':
      return ground.work()
    case 'fee':
      return void (await ground.product.application.owner.query('update fees set fen = $1', [step.fen]))
    case 'order':
      return order(past)
    case 'begin':
      return begin(past, step)
    case 'pay':
      return pay(past, step)
    case 'cancel':
      return cancel(past)
    case 'withdraw':
      return withdraw(past)
    case 'file_anew':
      return fileAnew(past)
    case 'sign_in':
    case 'deliver':
    case 'lose':
    case 'fault':
    case 'poor':
    case 'up':
    case 'money_back':
    case 'console':
    case 'bill':
      return atProviders(past, step)
    default:
      return inOffice(past, step)
  }
}

type Theirs = 'sign_in' | 'deliver' | 'lose' | 'fault' | 'poor' | 'up' | 'money_back' | 'console' | 'bill'

/** What the providers do, or what happens to them. */
async function atProviders(past: Past, step: Extract<Step, { kind: Theirs }>): Promise<void> {
  const { peer } = past.ground.product
  switch (step.kind) {
    case 'sign_in':
      return void peer.alipay.signIn(past.attempts[step.pick]?.attemptNo ?? '')
    case 'deliver':
      return deliver(past, step)
    case 'lose':
      return lose(past)
    case 'fault':
      return peer.faults.set(step.provider, step.fault, { times: step.times })
    case 'poor':
      peer[step.provider].isSellerPoor = true
      return
    case 'up':
      return allUp(past)
    case 'money_back':
      return moneyBack(past, step)
    case 'console':
      return atConsole(past, step)
    case 'bill':
      return bill(past, step)
    default:
      return step satisfies never
  }
}

type Ours =
  | ('review' | 'refund' | 'decide_refund' | 'repeat_refund' | 'by_hand' | 'give_up')
  | ('counter' | 'decide_counter' | 'take_back' | 'settle_differences')

async function inOffice(past: Past, step: Extract<Step, { kind: Ours }>): Promise<void> {
  switch (step.kind) {
    case 'review':
      return review(past)
    case 'refund':
      return askRefund(past, step)
    case 'decide_refund':
      return decideRefund(past, step)
    case 'repeat_refund':
      return goOn(past, { ...step, how: 'again' })
    case 'by_hand':
      return goOn(past, { ...step, how: 'by-hand' })
    case 'give_up':
      return goOn(past, { ...step, how: 'give-up' })
    case 'counter':
      return recordAtCounter(past, step)
    case 'decide_counter':
      return decideAtCounter(past, step)
    case 'take_back':
      return takeBack(past, step)
    case 'settle_differences':
      return settleDifferences(past, step)
    default:
      return step satisfies never
  }
}

/** Nothing is wrong with the providers any more. */
export function allUp({ ground }: Past): void {
  const { peer } = ground.product
  peer.faults.clear()
  peer.alipay.isSellerPoor = false
  peer.wechat.isSellerPoor = false
}

/** Kills the product in the middle of these steps, of a notice and of its jobs. */
async function kill(past: Past, { afterMs, steps }: Extract<Step, { kind: 'kill' }>): Promise<void> {
  past.watch.isDisturbed = true
  const busy = [
    ...steps.map((step) => take(past, step)),
    deliver(past, { order: 'forwards', copies: 2 }),
    past.ground.work(),
  ]
  await Promise.all([past.ground.kill(afterMs), Promise.allSettled(busy)])
  past.watch.isDisturbed = false
}

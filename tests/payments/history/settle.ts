import { daysOf, differencesOf, settleDifferences } from './difference-acts.ts'
import { allUp } from './history.ts'
import {
  countersOf,
  decideAtCounter,
  decideRefund,
  goOn,
  paymentsOf,
  type Refund,
  refundsOf,
  WAITING,
} from './office-acts.ts'
import { isBack, type Past } from './past.ts'
import { deliver, fetchBills, moneyBack, untilMorning } from './provider-acts.ts'

const MINUTE_MS = 60_000

/**
 * Brings a history to its end: everything works again, the providers send what they have to say, finance does its work, and
 * time passes until nothing can change any more. Answers the differences that the wrong bills left.
 */
export async function settle(past: Past): Promise<string[]> {
  allUp(past)
  for (let round = 0; round < 3; round += 1) await quiet(past)
  await finishOffice(past)
  await untilMorning(past)
  await fetchBills(past, await daysOf(past))
  const named = (await differencesOf(past)).map(({ kind, day, provider }) => `${provider} ${day} ${kind}`)
  if (named.length > 0) await makeGood(past)
  await past.ground.work()
  return named
}

/** The bills are corrected and every difference is settled; a payment that only a bill knew may then have to go back. */
async function makeGood(past: Past): Promise<void> {
  for (const { provider } of past.wrongs)
    for (const day of await daysOf(past))
      past.ground.product.peer[provider].bills.alter(day, (lines) => lines)
  await fetchBills(past, await daysOf(past))
  await settleDifferences(past, { who: 0 })
  await finishOffice(past)
  await untilMorning(past)
  await fetchBills(past, await daysOf(past))
  await settleDifferences(past, { who: 1 })
}

/** Notices are sent again, and the jobs go on, after longer than any pause between two questions. */
async function quiet(past: Past): Promise<void> {
  await past.ground.pass(31 * MINUTE_MS)
  await deliver(past, { order: 'forwards', copies: 1 })
  moneyBack(past, { isPossible: true })
  await past.ground.work()
}

/** Finance and the counter do what waits for them, until nothing waits. */
async function finishOffice(past: Past): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    if (!(await finishCounter(past)) && !(await finishRefunds(past))) return
    await quiet(past)
  }
  throw new Error('finance never comes to an end')
}

async function finishCounter(past: Past): Promise<boolean> {
  const waiting = (await countersOf(past)).filter(({ state }) => state === 'requested')
  if (waiting.length === 0) return false
  // Agreed to, if there is something left to pay; otherwise refused.
  for (const decision of ['approve', 'refuse'] as const)
    for (const who of [0, 1] as const)
      for (let pick = 0; pick < waiting.length; pick += 1)
        await decideAtCounter(past, { pick, who, decision })
  return true
}

/** Money that pays for nothing goes back by the rule; what failed is sent again, and then goes back by hand. */
async function finishRefunds(past: Past): Promise<boolean> {
  const { finance } = past.staff
  const refunds = await refundsOf(past)
  const standing = refunds.filter(({ state }) => state !== 'refused' && state !== 'given_up')
  const extra = (await paymentsOf(past)).filter(
    ({ id, purpose }) => purpose === 'extra' && !standing.some(({ payment_id }) => payment_id === id),
  )
  for (const { id } of extra)
    await finance[0].call('POST', `/api/office/payments/${id}/refund`, { reason: '重复缴费，按规定退还' })
  const failed = standing.filter(({ state }) => state === 'failed')
  for (const [pick, one] of failed.entries())
    await goOn(past, { pick, who: 0, how: one.version > FAILED_TWICE ? 'by-hand' : 'again' })
  const waiting = (await refundsOf(past)).filter(({ state }) => WAITING.has(state))
  for (const who of [0, 1] as const)
    for (let pick = 0; pick < waiting.length; pick += 1)
      await decideRefund(past, { pick, who, decision: 'approve' })
  return (await refundsOf(past)).some((one) => !ENDS.has(one.state) && !isLeftToBill(past, one))
}

const ENDS: ReadonlySet<string> = new Set(['done', 'refused', 'given_up'])

/** It cannot be done any more, because it was done at the provider's console: the bill will say so. */
function isLeftToBill(past: Past, { state, attempt_no, version }: Refund): boolean {
  return state === 'failed' && version > FAILED_TWICE && isBack(past, attempt_no)
}

/** requested, accepted, sent, failed; accepted, sent, failed: the version after the second time. */
const FAILED_TWICE = 6

import type { Provider } from '#contracts/payments/order.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { addFetching } from './fetch-bills.ts'

/** Orders the bill of a past day once more; it runs as a job, because a provider may take its time. */
export async function orderBill(
  deps: Deps,
  { deadline }: Call<StaffActor>,
  asked: { provider: Provider; day: string },
): Promise<void> {
  requireFound(deps.payments.find(asked.provider))
  if (asked.day >= beijingDateOf(deps.clock.now())) throw new Refusal('not_found')
  await deps.database.transact(deadline, (tx) => addFetching(tx, asked))
}

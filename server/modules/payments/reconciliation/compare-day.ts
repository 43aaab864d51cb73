import type { Provider } from '#contracts/payments/order.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import { findBill, listBillLines } from './bill.store.ts'
import { compareBill } from './compare-bill.rules.ts'
import { insertDifference, lockUnsettled, moveDifference } from './difference.store.ts'
import { readOurBooks } from './our-books.store.ts'

/**
 * PAY-04: compares the newest bill of a day with our books and brings the list of differences up to date. A new difference is entered;
 * one that is no longer found is settled as vanished, and says so in the trail; what somebody settled stays as it is.
 * The caller holds the comparison of that day. Without a bill there is nothing to compare.
 */
export async function compareDay(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { provider, day }: { provider: Provider; day: string },
): Promise<void> {
  const bill = await findBill(tx, { provider, day })
  if (!bill) return
  const lines = await listBillLines(tx, bill.id)
  const differences = compareBill(day, lines, await readOurBooks(tx, { provider, day, lines }))
  const at = deps.clock.now()
  const found = new Set(differences.map(({ kind, about }) => `${kind} ${about}`))
  for (const row of await lockUnsettled(tx, { provider, day }))
    if (!found.has(`${row.kind} ${row.about}`)) {
      await moveDifference(tx, { from: row, to: 'settled', change: { way: 'vanished', settled_at: at } })
      await writeAudit(tx, {
        ...{ at, actor: { kind: 'system', name: 'payments' }, action: 'bill_difference.vanish' },
        subject: { kind: 'bill_difference', id: row.id },
        new: { day, kind: row.kind, transactionNo: row.transaction_no },
      })
    }
  for (const difference of differences)
    await insertDifference(tx, { id: deps.ids.next(), provider, day, at, found: difference })
}

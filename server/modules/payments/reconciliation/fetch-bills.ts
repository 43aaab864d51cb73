import { createHash } from 'node:crypto'
import { PROVIDERS, type Provider } from '#contracts/payments/order.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import type { BillLine } from '#platform/payment/payment-provider.ts'
import { beijingDateOf, startOfBeijingDay } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { findBill, holdComparison, insertBill, listMissingDays } from './bill.store.ts'
import { compareDay } from './compare-day.ts'

const LIMIT_MS = 60_000
/** Bills are made from 10:00 on; one that is late, or a provider that is down, is asked again. */
const AGAIN_MS = 30 * 60_000
/**
 * So long after the day it is asked for every half hour, and then once a day with the others that are missing: some providers never make
 * a bill of a day without a payment.
 */
const HURRY_MS = 3 * 86_400_000

/** The job of 10:30 in Beijing: orders every bill that is missing, so that a day on which nobody was running is fetched later. */
export async function fetchBills(deps: Deps): Promise<void> {
  const today = beijingDateOf(deps.clock.now())
  for (const provider of PROVIDERS.filter((name) => deps.payments.find(name)))
    await deps.database.transact(deadlineIn(LIMIT_MS), async (tx) => {
      for (const day of await listMissingDays(tx, { provider, today }))
        await addFetching(tx, { provider, day })
    })
}

/** Orders the bill of a day; ordered twice, it is fetched once. */
export function addFetching(
  tx: Tx,
  { provider, day, at }: { provider: Provider; day: string; at?: Date },
): Promise<void> {
  return addJob(tx, 'fetch-bill', {
    payload: { provider, day },
    key: `fetch bill ${provider} ${day}`,
    ...(at ? { runAt: at } : {}),
  })
}

/**
 * Fetches the bill of a day, keeps it when it says anything new, and compares the day, and the day before, whose payments near midnight
 * may stand in it. A provider that has not made it yet, or that is away, is asked again later, but not for ever.
 */
export async function fetchBill(deps: Deps, asked: { provider: Provider; day: string }): Promise<void> {
  const { provider, day } = asked
  const lines = await linesOf(deps, asked)
  await deps.database.transact(deadlineIn(LIMIT_MS), async (tx) => {
    const at = deps.clock.now()
    if (lines === undefined) return askAgain(tx, asked, at)
    const before = beijingDateOf(new Date(startOfBeijingDay(day).getTime() - 1))
    await holdComparison(tx, { provider, day: before, at })
    await holdComparison(tx, { provider, day, at })
    await keepBill(tx, deps, { ...asked, lines, at })
    await compareDay(tx, deps, { provider, day: before })
    await compareDay(tx, deps, asked)
  })
}

async function askAgain(tx: Tx, asked: { provider: Provider; day: string }, at: Date): Promise<void> {
  if (at.getTime() - startOfBeijingDay(asked.day).getTime() < HURRY_MS)
    await addFetching(tx, { ...asked, at: new Date(at.getTime() + AGAIN_MS) })
}

/** undefined: there is no bill (yet). */
async function linesOf(
  { payments, log }: Pick<Deps, 'payments' | 'log'>,
  { provider: name, day }: { provider: Provider; day: string },
): Promise<readonly BillLine[] | undefined> {
  const provider = payments.find(name)
  if (!provider) return undefined
  try {
    const bill = await provider.bill(day)
    return bill === 'not_yet' ? undefined : bill
  } catch (error) {
    log.warn('bill-unavailable', { provider: name, day, error: error instanceof Error ? error.name : '' })
    return undefined
  }
}

async function keepBill(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  { provider, day, lines, at }: { provider: Provider; day: string; lines: readonly BillLine[]; at: Date },
): Promise<void> {
  const digest = digestOf(lines)
  const newest = await findBill(tx, { provider, day })
  if (newest?.digest.equals(digest)) return
  const id = deps.ids.next()
  const sums = { ...sumOf(lines, 'payment'), ...sumOf(lines, 'refund') }
  const version = (newest?.version ?? 0) + 1
  await insertBill(tx, { bill: { id, provider, day, version, digest, ...sums }, lines, at })
  await writeAudit(tx, {
    ...{ at, actor: { kind: 'system', name: 'payments' }, action: 'bill.keep' },
    subject: { kind: 'bill', id },
    new: { provider, day, version, ...sums },
  })
}

/** A provider may write the same bill in another order. */
function digestOf(lines: readonly BillLine[]): Buffer {
  const texts = lines.map((line) => JSON.stringify(line)).toSorted()
  return createHash('sha256').update(texts.join('\n')).digest()
}

function sumOf(lines: readonly BillLine[], kind: 'payment'): { payments: number; paymentsFen: number }
function sumOf(lines: readonly BillLine[], kind: 'refund'): { refunds: number; refundsFen: number }
function sumOf(lines: readonly BillLine[], kind: BillLine['kind']) {
  const some = lines.filter((line) => line.kind === kind)
  const fen = some.reduce((sum, line) => sum + line.fen, 0)
  return kind === 'payment'
    ? { payments: some.length, paymentsFen: fen }
    : { refunds: some.length, refundsFen: fen }
}

import type { BillDay, DayTotal } from '#contracts/office/bills.ts'
import type { DifferenceView } from '#contracts/payments/bill.ts'
import { PROVIDERS } from '#contracts/payments/order.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import {
  type BillDayRow,
  countDifferences,
  listBillDays,
  listDayTotals,
  listDifferences,
  listTotals,
  type NamedDifferenceRow,
  type TotalRow,
} from './bill-totals.store.ts'

const MONTH_MS = 31 * 86_400_000
/** Of every school and channel one. */
const LINES_OF_A_DAY = 5_000

/** Shows the last month, day by day, and the differences that nobody has settled (PAY-04). */
export async function viewBills(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const now = deps.clock.now()
  const today = beijingDateOf(now)
  const since = beijingDateOf(new Date(now.getTime() - MONTH_MS))
  const providers = PROVIDERS.filter((name) => deps.payments.find(name))
  return deps.database.read(deadline, async (tx) => {
    const totals = await listDayTotals(tx, { from: since, until: today })
    const days = await listBillDays(tx, { providers, since, today })
    return {
      days: days.map((row) => billDayOf(row, totals)).filter(isWorthALine),
      differences: (await listDifferences(tx, undefined)).map((row) => differenceViewOf(row, actor)),
      found: await countDifferences(tx, undefined),
    }
  })
}

/** Shows one day by school and channel, with every difference of its bills. */
export async function viewBillDay(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { day }: { day: string },
) {
  return deps.database.read(deadline, async (tx) => ({
    totals: (await listTotals(tx, { from: day, until: day, limit: LINES_OF_A_DAY })).map(totalOf),
    differences: (await listDifferences(tx, day)).map((row) => differenceViewOf(row, actor)),
    found: await countDifferences(tx, day),
  }))
}

function billDayOf(row: BillDayRow, totals: Awaited<ReturnType<typeof listDayTotals>>): BillDay {
  const ours = { payments: 0, paymentsFen: 0, refunds: 0, refundsFen: 0 }
  for (const total of totals)
    if (total.day === row.day && total.channel === row.provider) {
      ours.payments += total.payments
      ours.paymentsFen += total.payments_fen
      ours.refunds += total.refunds
      ours.refundsFen += total.refunds_fen
    }
  const { payments, refunds, compared_at: comparedAt } = row
  const bill = payments !== null &&
    refunds !== null &&
    comparedAt !== null && {
      payments,
      paymentsFen: Number(row.payments_fen),
      refunds,
      refundsFen: Number(row.refunds_fen),
      comparedAt: comparedAt.toISOString(),
    }
  return { day: row.day, provider: row.provider, ...(bill ? { bill } : {}), ours, open: row.open }
}

/** A day on which nobody paid, and about which no bill says anything, is left out. */
function isWorthALine({ bill, ours, open }: BillDay): boolean {
  return open > 0 || ours.payments + ours.refunds + (bill?.payments ?? 0) + (bill?.refunds ?? 0) > 0
}

function totalOf(row: TotalRow): DayTotal {
  return {
    schoolName: row.school_name,
    channel: row.channel,
    payments: row.payments,
    paymentsFen: row.payments_fen,
    refunds: row.refunds,
    refundsFen: row.refunds_fen,
  }
}

function differenceViewOf(row: NamedDifferenceRow, { staffId }: StaffActor): DifferenceView {
  return {
    id: row.id,
    provider: row.provider,
    day: row.day,
    kind: row.kind,
    state: row.state,
    version: row.version,
    attemptNo: row.attempt_no,
    ...(row.refund_no ? { refundNo: row.refund_no } : {}),
    transactionNo: row.transaction_no,
    ...(row.their_fen === null ? {} : { theirFen: row.their_fen }),
    ...(row.our_fen === null ? {} : { ourFen: row.our_fen }),
    ...(row.their_at ? { theirAt: row.their_at.toISOString() } : {}),
    ...(row.our_at ? { ourAt: row.our_at.toISOString() } : {}),
    ...(row.order_id ? { orderId: row.order_id } : {}),
    foundAt: row.found_at.toISOString(),
    ...settlementOf(row),
    mine: row.proposed_by === staffId,
  }
}

function settlementOf(row: NamedDifferenceRow) {
  return {
    ...(row.way ? { way: row.way } : {}),
    ...(row.note ? { note: row.note } : {}),
    ...(row.proposer ? { proposedBy: row.proposer } : {}),
    ...(row.decider ? { decidedBy: row.decider } : {}),
    ...(row.settled_at ? { settledAt: row.settled_at.toISOString() } : {}),
  }
}

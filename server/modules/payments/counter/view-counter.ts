import type { CounterDue, CounterPaymentView } from '#contracts/office/counter-payments.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { cutSettled } from '#kernel/cut-settled.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { isFeeOpen } from '../fees/fee.rules.ts'
import { findFee } from '../fees/fee.store.ts'
import { refundViewOf } from '../refunds/refund.view.ts'
import { listRefundsOfPayments } from '../refunds/refund-rows.store.ts'
import { listCounterRows, listDueRows, type NamedCounterRow } from './counter-payment.store.ts'

const SETTLED = 200

/** Shows the payments at the counters in scope (PAY-05). */
export async function viewCounterPayments(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
): Promise<{ payments: CounterPaymentView[]; more: boolean }> {
  const schoolIds = schoolsInScope(actor, 'counter.confirm')
  return deps.database.read(deadline, async (tx) => {
    const rows = await listCounterRows(tx, { schoolIds, ticketNo: undefined, most: SETTLED + 1 })
    const { shown, more } = cutSettled(rows, { most: SETTLED, isWaiting: ({ waits }) => waits })
    return { payments: await paymentsOf(tx, shown, actor), more }
  })
}

/** Finds what the candidate of a 准考证 in scope owes now, and what was recorded for it and is settled. */
export async function viewCounterDues(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { ticketNo }: { ticketNo: string },
): Promise<{ dues: CounterDue[]; payments: CounterPaymentView[] }> {
  const schoolIds = schoolsInScope(actor, 'counter.record')
  return deps.database.read(deadline, async (tx) => {
    const rows = await listDueRows(tx, { ticketNo, schoolIds })
    const dues: CounterDue[] = []
    for (const row of rows) {
      const fee = await findFee(tx, row.application_id)
      if (!fee || row.is_paid || !isFeeOpen(fee.opensAfter, row)) continue
      dues.push({
        applicationId: row.application_id,
        applicationTitle: row.application_title,
        personName: row.person_name,
        ticketNo: row.ticket_no,
        schoolName: row.school_name,
        title: fee.title,
        fen: fee.fen,
      })
    }
    const recorded = await listCounterRows(tx, { schoolIds, ticketNo, most: SETTLED })
    // What waits is listed whole on the same page.
    const settled = recorded.filter(({ waits }) => !waits)
    return { dues, payments: await paymentsOf(tx, settled, actor) }
  })
}

async function paymentsOf(
  tx: Tx,
  rows: readonly NamedCounterRow[],
  actor: StaffActor,
): Promise<CounterPaymentView[]> {
  const refunds = await listRefundsOfPayments(
    tx,
    rows.flatMap(({ payment_id }) => payment_id ?? []),
  )
  return rows.map((row) => {
    const refund = refunds.find(({ payment_id }) => payment_id === row.payment_id)
    return { ...viewOf(row, actor), ...(refund ? { refund: refundViewOf(refund, actor) } : {}) }
  })
}

function viewOf(row: NamedCounterRow, { staffId }: StaffActor): CounterPaymentView {
  return {
    id: row.id,
    personId: row.person_id,
    personName: row.person_name,
    ticketNo: row.ticket_no,
    schoolName: row.school_name,
    fen: row.fen,
    paperNo: row.paper_no,
    paidOn: row.paid_on,
    state: row.state,
    recordedBy: row.recorder,
    recordedAt: row.recorded_at.toISOString(),
    ...(row.decider ? { decidedBy: row.decider } : {}),
    ...(row.note ? { note: row.note } : {}),
    mine: row.recorded_by === staffId,
  }
}

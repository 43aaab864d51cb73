import { sql } from 'kysely'
import type { Provider } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'
import type { BillLine } from '#platform/payment/payment-provider.ts'
import type { OurBooks, OurPayment, OurRefund } from './compare-bill.rules.ts'

interface Asked {
  provider: Provider
  day: string
  lines: readonly BillLine[]
}

/** Reads what we recorded for a provider on a day, and whatever else the lines of its bill name. */
export async function readOurBooks(tx: Tx, asked: Asked): Promise<OurBooks> {
  return {
    payments: await listPayments(tx, asked),
    refunds: await listRefunds(tx, asked),
    orders: await mapOrders(tx, asked),
    elsewhere: await listElsewhere(tx, asked),
  }
}

async function listPayments(tx: Tx, { provider, day, lines }: Asked): Promise<OurPayment[]> {
  const { rows } = await sql<OurPayment>`
    select p.order_id as "orderId", a.attempt_no as "attemptNo", p.transaction_no as "transactionNo", p.fen, p.paid_at as at
    from payments p join payment_attempts a on a.id = p.attempt_id
    where p.channel = ${provider} and (
      p.paid_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai'
        and p.paid_at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'
      or p.transaction_no = any(${lines.map(({ transactionNo }) => transactionNo)})
      or a.attempt_no = any(${lines.map(({ attemptNo }) => attemptNo)}))
    order by p.paid_at, p.id`.execute(tx)
  return rows
}

async function listRefunds(tx: Tx, { provider, day, lines }: Asked): Promise<OurRefund[]> {
  const numbers = lines.flatMap((line) =>
    line.kind === 'refund' ? [line.refundNo || line.transactionNo] : [],
  )
  const { rows } = await sql<Omit<OurRefund, 'doneAt'> & { doneAt: Date | null }>`
    select r.order_id as "orderId", a.attempt_no as "attemptNo",
      case when r.done_how = 'console' then r.refund_transaction_no else r.refund_no end as "refundNo",
      p.transaction_no as "transactionNo", r.fen, case when r.done_how in ('provider', 'console') then r.done_at end as "doneAt"
    from refunds r join payments p on p.id = r.payment_id join payment_attempts a on a.id = p.attempt_id
    where r.channel = ${provider} and (
      r.done_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai'
        and r.done_at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'
      or r.refund_no = any(${numbers})
      or r.done_how = 'console' and r.refund_transaction_no = any(${numbers}))
    order by r.requested_at, r.id`.execute(tx)
  return rows.map((row) => ({ ...row, doneAt: row.doneAt ?? undefined }))
}

async function mapOrders(tx: Tx, { provider, lines }: Asked): Promise<Map<string, string>> {
  const { rows } = await sql<{ attempt: string; order: string }>`
    select attempt_no as attempt, order_id as "order" from payment_attempts
    where provider = ${provider} and attempt_no = any(${lines.map(({ attemptNo }) => attemptNo)})
    order by attempt_no`.execute(tx)
  return new Map(rows.map(({ attempt, order }) => [attempt, order]))
}

/** What the newest bills of the days around this one name. */
async function listElsewhere(tx: Tx, { provider, day }: Asked): Promise<Set<string>> {
  const { rows } = await sql<{ about: string }>`
    select case l.kind when 'payment' then 'payment ' || l.transaction_no else 'refund ' || coalesce(nullif(l.refund_no, ''), l.transaction_no) end as about
    from bills b join bill_lines l on l.bill_id = b.id
    where b.provider = ${provider} and b.day <> ${day}::date and b.day between ${day}::date - 3 and ${day}::date + 3
      and not exists (select from bills n where n.provider = b.provider and n.day = b.day and n.version > b.version)
    order by about`.execute(tx)
  return new Set(rows.map(({ about }) => about))
}

import { sql } from 'kysely'
import type { Channel, Provider } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'
import { compareNames } from '#rulebook/name-order.ts'
import type { DifferenceRow } from './difference.store.ts'

export interface TotalRow {
  day: string
  school_name: string
  channel: Channel
  payments: number
  payments_fen: number
  refunds: number
  refunds_fen: number
}

interface Days {
  from: string
  until: string
}

/**
 * What came in and what went back from one Beijing day to another, both included. Money counts on the day on which it moved; what is counted in
 * is whatever we recorded, for the fee or for nothing.
 */
const moved = ({ from, until }: Days) => sql`
    with bounds as (
        select ${from}::date::timestamp at time zone 'Asia/Shanghai' as low,
          (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai' as high),
      moved as (
        select p.paid_at as at, p.order_id, p.channel, p.fen as came, null::int as went
        from payments p, bounds where p.paid_at >= bounds.low and p.paid_at < bounds.high
        union all
        select r.done_at, r.order_id, r.channel, null, r.fen
        from refunds r, bounds where r.state = 'done' and r.done_at >= bounds.low and r.done_at < bounds.high)`

const SUMS = sql`(m.at at time zone 'Asia/Shanghai')::date::text as day, m.channel,
  count(m.came)::int as payments, coalesce(sum(m.came), 0)::float8 as payments_fen,
  count(m.went)::int as refunds, coalesce(sum(m.went), 0)::float8 as refunds_fen`

/** Sums by day and channel, over all schools. */
export async function listDayTotals(tx: Tx, days: Days): Promise<Omit<TotalRow, 'school_name'>[]> {
  const { rows } = await sql<Omit<TotalRow, 'school_name'>>`
    ${moved(days)} select ${SUMS} from moved m group by 1, m.channel order by 1 desc, m.channel limit 1000`.execute(
    tx,
  )
  return rows
}

/** Sums by day, school and channel: the first lines, in the order of their days. */
export async function listTotals(tx: Tx, { limit, ...days }: Days & { limit: number }): Promise<TotalRow[]> {
  const { rows } = await sql<TotalRow>`
    ${moved(days)} select ${SUMS}, s.name as school_name
    from moved m join payment_orders o on o.id = m.order_id join schools s on s.id = o.school_id
    group by 1, s.id, s.name, m.channel
    order by 1 desc, s.id, m.channel limit ${limit}`.execute(tx)
  // UX-02: within a day as somebody looks for a name; of the same school and day the order stays.
  return rows.toSorted((one, other) =>
    one.day === other.day ? compareNames(one.school_name, other.school_name) : one.day < other.day ? 1 : -1,
  )
}

export interface BillDayRow {
  day: string
  provider: Provider
  payments: number | null
  payments_fen: string | null
  refunds: number | null
  refunds_fen: string | null
  compared_at: Date | null
  open: number
}

/** Lists the past days of these providers since a day, with the newest bill of each, the newest day first. */
export async function listBillDays(
  tx: Tx,
  { providers, since, today }: { providers: readonly Provider[]; since: string; today: string },
): Promise<BillDayRow[]> {
  const { rows } = await sql<BillDayRow>`
    select d.day::date::text as day, x.provider, b.payments, b.payments_fen, b.refunds, b.refunds_fen, c.compared_at,
      (select count(*)::int from bill_differences f
        where f.provider = x.provider and f.day = d.day::date and f.state <> 'settled') as open
    from generate_series(${since}::date, ${today}::date - 1, interval '1 day') d(day)
    cross join unnest(${[...providers]}::text[]) x(provider)
    left join lateral (
      select * from bills b where b.provider = x.provider and b.day = d.day::date order by b.version desc limit 1) b on true
    left join bill_comparisons c on c.provider = x.provider and c.day = d.day::date
    order by d.day desc, x.provider limit 200`.execute(tx)
  return rows
}

/** A difference with the names of those who acted. */
export type NamedDifferenceRow = DifferenceRow & { proposer: string | null; decider: string | null }

const differencesOf = (day: string | undefined) =>
  day === undefined ? sql`f.state <> 'settled'` : sql`f.day = ${day}::date`

/** Counts the differences that nobody has settled, or every one of a day. */
export async function countDifferences(tx: Tx, day: string | undefined): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from bill_differences f where ${differencesOf(day)}`.execute(tx)
  return rows[0]?.number ?? 0
}

/** Lists differences: those that nobody has settled, or every one of a day; what is not settled first, 500 at most. */
export async function listDifferences(tx: Tx, day: string | undefined): Promise<NamedDifferenceRow[]> {
  const { rows } = await sql<NamedDifferenceRow>`
    select f.id, f.provider, f.day::text as day, f.kind, f.about, f.attempt_no, f.refund_no, f.transaction_no, f.their_fen, f.our_fen,
      f.their_at, f.our_at, f.order_id, f.state, f.version, f.found_at, f.way, f.note, f.proposed_by, f.proposed_at,
      f.decided_by, f.settled_at, a.name as proposer, b.name as decider
    from bill_differences f left join staff a on a.id = f.proposed_by left join staff b on b.id = f.decided_by
    where ${differencesOf(day)} order by f.state = 'settled', f.day, f.id limit 500`.execute(tx)
  return rows
}

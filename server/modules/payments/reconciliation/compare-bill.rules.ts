import type { DifferenceKind } from '#contracts/payments/bill.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'

/** A line of a provider's bill, as the port of payment describes it. */
type BillLine =
  | { kind: 'payment'; attemptNo: string; transactionNo: string; fen: number; at: Date }
  | { kind: 'refund'; attemptNo: string; refundNo: string; transactionNo: string; fen: number; at: Date }

/** A payment as we recorded it. */
export interface OurPayment {
  orderId: string
  attemptNo: string
  transactionNo: string
  fen: number
  at: Date
}

/** A refund as we recorded it, under the number that the provider knows it by; `doneAt` only when the provider did it. */
export interface OurRefund {
  orderId: string
  attemptNo: string
  refundNo: string
  transactionNo: string
  fen: number
  doneAt: Date | undefined
}

/** Our books, as far as they touch a day's bill. */
export interface OurBooks {
  payments: readonly OurPayment[]
  refunds: readonly OurRefund[]
  /** The orders of the attempts that the bill names. */
  orders: ReadonlyMap<string, string>
  /** What the kept bills of other days name: `payment D123`, `refund TK1`. */
  elsewhere: ReadonlySet<string>
}

/** One difference. `about` is the same whenever the same thing is found again. */
export interface Difference {
  kind: DifferenceKind
  about: string
  attemptNo: string
  refundNo?: string
  transactionNo: string
  theirFen?: number
  ourFen?: number
  theirAt?: Date
  ourAt?: Date
  orderId?: string
}

/**
 * PAY-04: compares the bill of a day with our books, line by line, and both ways. What is right on both sides on the same day is no
 * difference; everything else is exactly one.
 */
export function compareBill(day: string, lines: readonly BillLine[], ours: OurBooks): Difference[] {
  const named = new Set<string>()
  const fromLines = lines.flatMap((line) => {
    const about = aboutOf(line)
    if (named.has(about)) return [{ ...theirs(line, ours), kind: 'line_twice' as const, about }]
    named.add(about)
    const found = line.kind === 'payment' ? comparePayment(day, line, ours) : compareRefund(day, line, ours)
    return found ? [{ ...theirs(line, ours), ...found, about }] : []
  })
  const isBilled = (about: string) => named.has(about) || ours.elsewhere.has(about)
  // An attempt under another number is reported at its line already.
  const attempts = new Set(lines.flatMap((line) => (line.kind === 'payment' ? [line.attemptNo] : [])))
  const payments = ours.payments
    .filter(({ at, attemptNo }) => beijingDateOf(at) === day && !attempts.has(attemptNo))
    .map(
      ({ at, fen, ...ids }): Difference => ({
        ...{ kind: 'payment_unbilled', about: `payment ${ids.transactionNo}` },
        ...{ ...ids, ourFen: fen, ourAt: at },
      }),
    )
  const refunds = ours.refunds.flatMap(({ doneAt, fen, ...ids }): Difference[] =>
    doneAt && beijingDateOf(doneAt) === day
      ? [
          {
            ...{ kind: 'refund_unbilled', about: `refund ${ids.refundNo}` },
            ...{ ...ids, ourFen: fen, ourAt: doneAt },
          },
        ]
      : [],
  )
  return [...fromLines, ...[...payments, ...refunds].filter(({ about }) => !isBilled(about))]
}

/** What a line is about, as it is looked for in other bills as well. */
function aboutOf(line: BillLine): string {
  return line.kind === 'payment' ? `payment ${line.transactionNo}` : `refund ${numberOf(line)}`
}

/** A refund begun at the provider's console has no number of ours, and perhaps none at all. */
function numberOf({ refundNo, transactionNo }: Extract<BillLine, { kind: 'refund' }>): string {
  return refundNo || transactionNo
}

function theirs(line: BillLine, { orders }: OurBooks) {
  const orderId = orders.get(line.attemptNo)
  return {
    attemptNo: line.attemptNo,
    transactionNo: line.transactionNo,
    theirFen: line.fen,
    theirAt: line.at,
    ...(line.kind === 'refund' ? { refundNo: line.refundNo } : {}),
    ...(orderId ? { orderId } : {}),
  }
}

type Found = Pick<Difference, 'kind' | 'ourFen' | 'ourAt'> | undefined

function comparePayment(
  day: string,
  line: Extract<BillLine, { kind: 'payment' }>,
  { payments, orders }: OurBooks,
): Found {
  const same = payments.find(({ transactionNo }) => transactionNo === line.transactionNo)
  const ours = same ?? payments.find(({ attemptNo }) => attemptNo === line.attemptNo)
  if (!ours) return { kind: orders.has(line.attemptNo) ? 'payment_missed' : 'payment_unknown' }
  const facts = { ourFen: ours.fen, ourAt: ours.at }
  if (!same || same.attemptNo !== line.attemptNo) return { kind: 'number_differs', ...facts }
  if (ours.fen !== line.fen) return { kind: 'amount_differs', ...facts }
  return beijingDateOf(ours.at) === day ? undefined : { kind: 'other_day', ...facts }
}

function compareRefund(
  day: string,
  line: Extract<BillLine, { kind: 'refund' }>,
  { refunds }: OurBooks,
): Found {
  const ours = refunds.find(({ refundNo }) => refundNo === numberOf(line))
  if (!ours || ours.attemptNo !== line.attemptNo) return { kind: 'refund_unknown' }
  const { fen: ourFen, doneAt } = ours
  if (!doneAt) return { kind: 'refund_missed', ourFen }
  const facts = { ourFen, ourAt: doneAt }
  if (ourFen !== line.fen) return { kind: 'refund_amount_differs', ...facts }
  return beijingDateOf(doneAt) === day ? undefined : { kind: 'other_day', ...facts }
}

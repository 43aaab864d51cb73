import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DIFFERENCE_KINDS } from '#contracts/payments/bill.ts'
import type { BillLine } from '#platform/payment/payment-provider.ts'
import { fen } from '#rulebook/money/fen.ts'
import { compareBill, type OurBooks, type OurPayment, type OurRefund } from './compare-bill.rules.ts'
import { canSettle, needsSecondPerson } from './settlement.rules.ts'

const DAY = '2026-11-27'
const AT = new Date('2026-11-27T04:00:00Z')
const EVE = new Date('2026-11-26T15:59:59Z')
const NEXT = new Date('2026-11-27T16:00:00Z')

const line = (n: number, more: { fen?: number; attempt?: number } = {}): BillLine => ({
  kind: 'payment',
  attemptNo: `A${more.attempt ?? n}`,
  transactionNo: `T${n}`,
  fen: fen(more.fen ?? 5000),
  at: AT,
})
const back = (n: number, amount = 5000): BillLine => ({
  ...{ kind: 'refund', attemptNo: `A${n}`, refundNo: `R${n}`, transactionNo: `T${n}` },
  ...{ fen: fen(amount), at: AT },
})
const payment = (n: number, at = AT): OurPayment => ({
  ...{ orderId: `O${n}`, attemptNo: `A${n}`, transactionNo: `T${n}`, fen: 5000, at },
})
const refund = (n: number, doneAt: Date | undefined = AT): OurRefund => ({
  ...{ orderId: `O${n}`, attemptNo: `A${n}`, refundNo: `R${n}`, transactionNo: `T${n}`, fen: 5000, doneAt },
})
const books = (more: Partial<OurBooks>): OurBooks => ({
  payments: [],
  refunds: [],
  orders: new Map([1, 2, 3].map((n) => [`A${n}`, `O${n}`])),
  elsewhere: new Set(),
  ...more,
})
const kinds = (lines: BillLine[], ours: Partial<OurBooks>) =>
  compareBill(DAY, lines, books(ours)).map(({ kind, about }) => `${kind} ${about}`)

const CASES: readonly [what: string, lines: BillLine[], ours: Partial<OurBooks>, expected: string[]][] = [
  ['the same on both sides', [line(1), back(1)], { payments: [payment(1)], refunds: [refund(1)] }, []],
  ['a payment that we missed', [line(1)], {}, ['payment_missed payment T1']],
  ['a payment at no attempt of ours', [line(9)], {}, ['payment_unknown payment T9']],
  ['a payment that the bill lacks', [], { payments: [payment(1)] }, ['payment_unbilled payment T1']],
  ['one that another bill names', [], { payments: [payment(1)], elsewhere: new Set(['payment T1']) }, []],
  ['a fen less', [line(1, { fen: 4999 })], { payments: [payment(1)] }, ['amount_differs payment T1']],
  [
    'another number for the same attempt',
    [line(2, { attempt: 1 })],
    { payments: [payment(1)] },
    ['number_differs payment T2'],
  ],
  [
    'the same number at another attempt',
    [line(1, { attempt: 2 })],
    { payments: [payment(1)] },
    ['number_differs payment T1'],
  ],
  ['recorded before midnight', [line(1)], { payments: [payment(1, EVE)] }, ['other_day payment T1']],
  ['recorded after midnight', [line(1)], { payments: [payment(1, NEXT)] }, ['other_day payment T1']],
  ['ours of another day', [], { payments: [payment(1, EVE), payment(2, NEXT)] }, []],
  ['a line twice', [line(1), line(1)], { payments: [payment(1)] }, ['line_twice payment T1']],
  ['a refund that we do not know', [back(1)], {}, ['refund_unknown refund R1']],
  [
    'a refund of another attempt',
    [{ ...back(1), attemptNo: 'A2' }],
    { refunds: [refund(1)] },
    ['refund_unknown refund R1'],
  ],
  [
    'a refund that we still wait for',
    [back(1)],
    { refunds: [{ ...refund(1), doneAt: undefined }] },
    ['refund_missed refund R1'],
  ],
  ['a refund that the bill lacks', [], { refunds: [refund(1)] }, ['refund_unbilled refund R1']],
  [
    'two refunds begun at the console',
    [1, 2].map((n) => ({ ...back(n), refundNo: '' })),
    {},
    ['refund_unknown refund T1', 'refund_unknown refund T2'],
  ],
  [
    'one begun at the console, without a number, that was recorded',
    [1].map((n) => ({ ...back(n), refundNo: '' })),
    { refunds: [{ ...refund(1), refundNo: 'T1' }] },
    [],
  ],
  ['less given back', [back(1, 1)], { refunds: [refund(1)] }, ['refund_amount_differs refund R1']],
  ['given back the day before', [back(1)], { refunds: [refund(1, EVE)] }, ['other_day refund R1']],
]

test.each(CASES.map(([what, ...rest]) => [what, rest] as const))(
  'PAY-04 a bill and our books: %s',
  (_, [lines, ours, expected]) => {
    expect(kinds(lines, ours)).toEqual(expected)
  },
)

test('PAY-04 a difference says what each side says, and of which order', () => {
  const [found] = compareBill(DAY, [line(1, { fen: 4999 })], books({ payments: [payment(1)] }))
  expect(found).toEqual({
    ...{ kind: 'amount_differs', about: 'payment T1', attemptNo: 'A1', transactionNo: 'T1', orderId: 'O1' },
    ...{ theirFen: 4999, ourFen: 5000, theirAt: AT, ourAt: AT },
  })
})

test('PAY-04 whatever is taken out of or put into a bill that was right is found, once', () => {
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(some, some, (theirs, ours) => {
      const orders = new Map(Array.from({ length: 30 }, (_, n) => [`A${n + 1}`, `O${n + 1}`]))
      const found = kinds(
        theirs.map((n) => line(n)),
        { payments: ours.map((n) => payment(n)), orders },
      )
      const wrong = [
        ...theirs.filter((n) => !ours.includes(n)).map((n) => `payment_missed payment T${n}`),
        ...ours.filter((n) => !theirs.includes(n)).map((n) => `payment_unbilled payment T${n}`),
      ]
      expect(found.toSorted()).toEqual(wrong.toSorted())
    }),
  )
})

test('PAY-04 only what touches an order of ours can be recorded, and only words about another day need no second person', () => {
  const recordable = (orderId: string | null) =>
    DIFFERENCE_KINDS.filter((kind) => canSettle({ kind, order_id: orderId }, 'record'))
  expect(recordable('O1')).toEqual(['payment_missed', 'refund_missed', 'refund_unknown'])
  expect(recordable(null)).toEqual([])
  expect(DIFFERENCE_KINDS.filter((kind) => !needsSecondPerson(kind))).toEqual(['other_day'])
  expect(DIFFERENCE_KINDS.every((kind) => canSettle({ kind, order_id: null }, 'explanation'))).toBe(true)
})

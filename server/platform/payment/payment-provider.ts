import type { Fen } from '#rulebook/money/fen.ts'

export type ProviderName = 'alipay' | 'wechat' | 'demonstration'

/** Where the payer is: at a desk, in the browser of a phone, or in the browser inside WeChat. */
export type Surface = 'desk' | 'phone' | 'in_wechat'

/** One attempt to pay one order at one provider. */
export interface Charge {
  /** Our number of the attempt: 6 to 32 of `[0-9A-Za-z]`, never used twice. */
  attemptNo: string
  fen: Fen
  subject: string
  /** Tells the provider until when it may take the money; no provider promises to keep to it. */
  expiresAt: Date
  surface: Surface
  /**
   * WeChat Pay asks for the address of the payer's phone (H5). Inside WeChat it has to know the payer: the first step leads to
   * WeChat, which sends the payer back to `returnPath` with a `code` and this attempt's number as `state`.
   */
  payer: { address: string; code?: string }
  /** Where the payer comes back to: a path of the portal. */
  returnPath: `/${string}`
}

/** What the payer's browser does next. */
export type PayStep =
  | { kind: 'redirect'; address: string }
  | { kind: 'qr'; content: string; endsAt: Date }
  | { kind: 'jsapi'; parameters: Record<string, string> }

export interface Paid {
  /** The provider's number of the payment. */
  transactionNo: string
  fen: Fen
  at: Date
}

/**
 * What the provider knows of an attempt. `absent`: nothing (yet): at Alipay a trade begins when the payer signs in.
 * `refunded`: it was paid, and at least a part went back; how much, the refunds tell.
 */
export type ChargeState =
  | { kind: 'absent' }
  | { kind: 'waiting' }
  | { kind: 'paid'; paid: Paid }
  | { kind: 'closed' }
  | { kind: 'refunded'; paid: Paid }

/** `refundTransactionNo`: the provider's number of the refund, or of its payment where refunds have none (Alipay). */
export type RefundState =
  | { kind: 'absent' }
  | { kind: 'accepted' }
  | { kind: 'done'; fen: Fen; at: Date; refundTransactionNo: string }
  | { kind: 'failed'; words: string }

/** Partial never: `fen` is what was paid. The provider does the same `refundNo` once. */
export interface RefundRequest {
  attemptNo: string
  refundNo: string
  fen: Fen
  reason: string
}

/** A notice as it came over the wire: names of headers in lower case, and the body byte for byte. */
export interface RawNotice {
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

/** `noticeId` is the provider's, the same whenever it repeats the notice. Merchant, app and currency are checked. */
export type Notice =
  | { kind: 'payment'; noticeId: string; attemptNo: string; paid: Paid }
  | { kind: 'closed'; noticeId: string; attemptNo: string }
  /** No `refundNo`: it went back by somebody in the provider's own console. */
  | {
      kind: 'refund'
      noticeId: string
      attemptNo: string
      refundNo: string | undefined
      state: RefundState
    }
  /** Genuine, and without any effect here: the payer has not paid yet, or is told again that a trade is over. */
  | { kind: 'idle'; noticeId: string; attemptNo: string }

export type NoticeVerdict =
  | { kind: 'genuine'; notice: Notice }
  | {
      kind: 'refused'
      why: 'signature' | 'clock' | 'serial' | 'merchant' | 'app' | 'currency' | 'form'
    }

/** One line of a provider's bill of a day. */
export type BillLine =
  | { kind: 'payment'; attemptNo: string; transactionNo: string; fen: Fen; at: Date }
  | {
      kind: 'refund'
      attemptNo: string
      refundNo: string
      transactionNo: string
      fen: Fen
      at: Date
    }

/**
 * One way of paying. A failure of the network or of the provider throws `ProviderUnavailable`: ask again later, nothing is
 * known. An answer that the provider did not sign throws `ProviderForged`: nothing is concluded from it. A request that the
 * provider understood and refused for good throws `ProviderRefused`.
 */
export interface PaymentProvider {
  name: ProviderName
  /** Whether it takes payments there, by what it is and how it is set up. */
  serves(surface: Surface): boolean
  /** False while it rests after failing again and again (PAY-02): its button is hidden, and calls fail at once. */
  isOpen(): boolean
  create(charge: Charge): Promise<PayStep>
  query(attemptNo: string): Promise<ChargeState>
  /** Closes the attempt at the provider; `absent` is enough to close it here. */
  close(attemptNo: string): Promise<'closed' | 'absent' | 'paid'>
  refund(request: RefundRequest): Promise<RefundState>
  queryRefund(refund: { attemptNo: string; refundNo: string }): Promise<RefundState>
  /** The lines of one Beijing day `YYYY-MM-DD`; `not_yet` before the provider has made them. */
  bill(day: string): Promise<readonly BillLine[] | 'not_yet'>
  /** Judges a notice by its bytes. `at`: when it came, because an old one may be somebody's copy. */
  readNotice(raw: RawNotice, at: Date): NoticeVerdict
  /** The reply to a notice: `recorded` also when it was known already; `failed` makes the provider repeat it. */
  answer(outcome: 'recorded' | 'failed'): { status: number; contentType: string; body: string }
}

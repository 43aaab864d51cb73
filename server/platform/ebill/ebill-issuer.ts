import type { Fen } from '#rulebook/money/fen.ts'

/** What a 财政电子票据 is to say. The same `requestNo` is one bill, however often it is asked for. */
export interface EbillRequest {
  requestNo: string
  payer: string
  /** 毕业审定费 */
  item: string
  /** 非税收入项目编码 */
  revenueCode: string | undefined
  fen: Fen
  paidAt: Date
  channel: string
  transactionNo: string
  orderNo: string
}

/** A bill as its issuer gave it out: what somebody needs to look it up at the issuer's address. */
export interface IssuedEbill {
  billCode: string
  billNo: string
  checkCode: string
  /** undefined: it can be looked up nowhere, as the demonstration's. */
  address: string | undefined
  issuedAt: Date
}

/** Where a bill stands with its issuer. `refused`: it cannot be made as it was asked for. */
export type EbillState =
  | { kind: 'absent' }
  | { kind: 'accepted' }
  | { kind: 'refused'; words: string }
  | { kind: 'issued'; bill: IssuedEbill }
  /** 冲红: a red bill cancels it. */
  | { kind: 'reversed'; bill: IssuedEbill; reversalNo: string; reversedAt: Date }

/**
 * The issuer of 财政电子票据 (PAY-01). A failure of the network, of the issuer, or an answer that it did not sign throws
 * `EbillUnavailable`: nothing is known, and asking again is right.
 */
export interface EbillIssuer {
  issue(request: EbillRequest): Promise<EbillState>
  find(requestNo: string): Promise<EbillState>
  reverse(request: { requestNo: string; reason: string }): Promise<EbillState>
}

/** The issuer was not reached, was too slow, or said nothing that can be believed. */
export class EbillUnavailable extends Error {
  constructor(why: string) {
    super(`the issuer of e-bills is unavailable: ${why}`)
    this.name = 'EbillUnavailable'
  }
}

import type { PdfDocument } from '#platform/pdf/pdf-document.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'

/** The content of the receipt of a payment. */
export interface PaymentReceipt {
  receiptNo: string
  orderNo: string
  /** 毕业审定费 */
  title: string
  /** 申请毕业 */
  serviceTitle: string
  fen: number
  paidAt: Date
  /** 支付宝 */
  channel: string
  transactionNo: string
  ticketNo: string
  personName: string
  schoolName: string
  /** 非税收入项目编码 */
  revenueCode: string | undefined
  isSample: boolean
}

/** PAY-01: lays out the receipt of a payment, with the fields that a 财政电子票据 would take over. */
export function paymentReceiptPaper(receipt: PaymentReceipt): PdfDocument {
  return {
    kind: 'notice',
    title: '缴费收据',
    issuer: '高等教育自学考试考籍管理',
    warning: receipt.isSample ? '演示数据，不作凭证' : undefined,
    footer: `收据编号 ${receipt.receiptNo}`,
    at: receipt.paidAt,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '收据编号', value: receipt.receiptNo },
          { label: '交款人', value: receipt.personName },
          { label: '准考证号', value: receipt.ticketNo },
          { label: '收费项目', value: receipt.title },
          ...(receipt.revenueCode === undefined ? [] : [{ label: '项目编码', value: receipt.revenueCode }]),
          { label: '金额', value: `${yuanOf(fen(receipt.fen))} 元（人民币）` },
          { label: '业务', value: receipt.serviceTitle },
          { label: '主考学校', value: receipt.schoolName },
          ...provenFactsOf(receipt),
        ],
      },
      { kind: 'remark', text: '本收据证明平台已收到上列款项，不是财政电子票据。平台尚未接通财政电子票据。' },
    ],
  }
}

/** VER-01: what the one who verifies the receipt sees besides its summary. */
export function provenFactsOf(receipt: PaymentReceipt): { label: string; value: string }[] {
  return [
    { label: '支付时间', value: formatInstant(receipt.paidAt) },
    { label: '支付方式', value: receipt.channel },
    { label: '订单编号', value: receipt.orderNo },
    { label: '支付交易号', value: receipt.transactionNo },
  ]
}

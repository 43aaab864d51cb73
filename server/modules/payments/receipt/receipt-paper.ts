import type { EbillView } from '#contracts/payments/order.ts'
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
  /** undefined: there is none. */
  ebill: EbillView | undefined
  /** The school took the money, and gives its own paper. */
  isCounter: boolean
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
          ...ebillFactsOf(receipt),
        ],
      },
      { kind: 'remark', text: `本收据证明平台已收到上列款项，不是财政电子票据。${ebillWordsOf(receipt)}` },
    ],
  }
}

/** PAY-01: the numbers by which the 财政电子票据 is looked up. They come after the payment, so that the proof of the receipt leaves them out. */
function ebillFactsOf({ ebill }: PaymentReceipt): { label: string; value: string }[] {
  if (ebill?.state !== 'issued') return []
  return [
    { label: '票据代码', value: ebill.billCode },
    { label: '票据号码', value: ebill.billNo },
    { label: '校验码', value: ebill.checkCode },
  ]
}

function ebillWordsOf({ ebill, isCounter }: PaymentReceipt): string {
  if (isCounter) return '柜台缴费的票据由收款的主考学校开具，请向柜台索取。'
  switch (ebill?.state) {
    case undefined:
      return '平台尚未接通财政电子票据，需要票据的请向主考学校财务部门索取。'
    case 'in_work':
      return '财政电子票据正在开具，开具后请在「我的订单」查看，并可重新下载本收据。'
    case 'issued':
      return ebill.address ? `财政电子票据请到 ${ebill.address} 查验。` : '上列票据号码为演示数据，不能查验。'
    case 'reversed':
      return '款项已退还，财政电子票据已冲红作废。'
    default:
      return ebill satisfies never
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

import type { Channel, EbillView } from '#contracts/payments/order.ts'
import type { EbillStep } from './ebill.lifecycle.ts'

/** The 财政电子票据 of a payment beside its row; all null while there is none. */
export interface EbillFacts {
  ebill_state: EbillStep | null
  bill_code: string | null
  bill_no: string | null
  check_code: string | null
  address: string | null
  issued_at: Date | null
}

/** Shows the e-bill of a paid fee; undefined: there is none, and none is coming. */
export function viewEbill(
  row: EbillFacts & { channel: Channel | null },
  { hasIssuer }: { hasIssuer: boolean },
): EbillView | undefined {
  const { bill_code: billCode, bill_no: billNo, check_code: checkCode, issued_at: issuedAt } = row
  if (billCode && billNo && checkCode && issuedAt)
    return {
      state: row.ebill_state === 'issued' ? 'issued' : 'reversed',
      ...{ billCode, billNo, checkCode, issuedAt: issuedAt.toISOString() },
      ...(row.address ? { address: row.address } : {}),
    }
  if (row.channel === null || row.channel === 'counter' || row.ebill_state === 'dropped') return undefined
  return hasIssuer ? { state: 'in_work' } : undefined
}

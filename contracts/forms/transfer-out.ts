import { Type } from 'typebox'
import type { FoldKind } from '../fold-kind.ts'
import { FreeText } from '../free-text.ts'
import { Id, OneOf } from '../words.ts'

// The form is kept sealed, and a reviewer reads the whole of it: number and phone are wanted here, not masked.
const typed = (maxLength: number, fold: FoldKind = 'line') => FreeText('sealed', { fold, maxLength })

/** What is being filled in for 本市转出 (TRO-01). Empty: not filled in yet. */
export const TransferOutForm = Type.Object(
  {
    service: Type.Literal('transfer-out'),
    province: typed(20),
    otherTicketNo: typed(60, 'other_ticket_no'),
    level: OneOf(['', 'zhuanke', 'benke']),
    /** Whether the major was chosen from the list of the province, or typed because it is not there. */
    majorFrom: OneOf(['', 'list', 'typed']),
    majorCode: typed(20, 'major_code'),
    majorName: typed(60),
    reason: typed(400, 'text'),
    phone: typed(40, 'phone'),
    /** The scores that are to go. */
    scores: Type.Array(Id, { maxItems: 200, uniqueItems: true }),
  },
  { additionalProperties: false },
)
export type TransferOutForm = Type.Static<typeof TransferOutForm>

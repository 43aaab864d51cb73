import { Type } from 'typebox'
import type { FoldKind } from '../fold-kind.ts'
import { FreeText } from '../free-text.ts'
import { Id } from '../words.ts'

const typed = (maxLength: number, fold: FoldKind = 'line') => FreeText('sealed', { fold, maxLength })
const CourseCode = Type.String({
  pattern: '^[0-9]{5}$',
  maxLength: 5,
  'x-words': '课程代码应为 5 位数字，请从列表中选择。',
})
const closed = { additionalProperties: false } as const

/** One 转入课程 with what the other province says of it. */
const TransferredCourse = Type.Object(
  {
    course: Type.Optional(CourseCode),
    mark: typed(20, 'mark'),
    credits: typed(10, 'mark'),
    passedOn: typed(10),
  },
  closed,
)
export type TransferredCourse = Type.Static<typeof TransferredCourse>

/** One row of 转入补登 (SUP-03): a whole transfer with its courses. Empty: not filled in yet. */
export const SupplementTransferForm = Type.Object(
  {
    service: Type.Literal('supplement-transfer'),
    transferredOn: typed(10),
    province: typed(20),
    originTicketNo: typed(40, 'ticket_no'),
    major: typed(100),
    courses: Type.Array(TransferredCourse, { maxItems: 40 }),
    note: typed(200, 'text'),
    proofId: Type.Optional(Id),
  },
  closed,
)
export type SupplementTransferForm = Type.Static<typeof SupplementTransferForm>

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

/** One row of 理论与实践成绩补登 (SUP-01). Empty: not filled in yet. */
export const SupplementScoreForm = Type.Object(
  {
    service: Type.Literal('supplement-score'),
    /** Chosen from the list of the catalogue. Absent: not chosen yet. */
    course: Type.Optional(CourseCode),
    /** 1998-10-25, or 1998-10 where the paper names the month only. */
    passedOn: typed(10),
    mark: typed(20, 'mark'),
    note: typed(200, 'text'),
    /** The entry of the wallet with the pictures. Absent: none yet. */
    proofId: Type.Optional(Id),
  },
  { additionalProperties: false },
)
export type SupplementScoreForm = Type.Static<typeof SupplementScoreForm>

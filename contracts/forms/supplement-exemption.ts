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

/** One row of 免考补登 (SUP-02). Empty: not filled in yet. */
export const SupplementExemptionForm = Type.Object(
  {
    service: Type.Literal('supplement-exemption'),
    course: Type.Optional(CourseCode),
    exemptedOn: typed(10),
    /** The code of a type of credential. */
    credentialType: FreeText('sealed', { fold: 'own_code', maxLength: 40 }),
    credentialOn: typed(10),
    credentialNo: typed(80, 'certificate_no'),
    region: typed(20),
    note: typed(200, 'text'),
    proofId: Type.Optional(Id),
  },
  { additionalProperties: false },
)
export type SupplementExemptionForm = Type.Static<typeof SupplementExemptionForm>

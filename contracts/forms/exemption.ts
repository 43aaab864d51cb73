import { Type } from 'typebox'
import { Id } from '../words.ts'

const CourseCode = Type.String({
  pattern: '^[0-9]{5}$',
  maxLength: 5,
  'x-words': '课程代码应为 5 位数字，请从列表中选择。',
})

/** What is being filled in for 申请免考: courses, and which credential stands for which of them (EXM-02). */
export const ExemptionForm = Type.Object(
  {
    service: Type.Literal('exemption'),
    courses: Type.Array(CourseCode, { maxItems: 30, uniqueItems: true }),
    evidence: Type.Array(
      Type.Object(
        { credentialId: Id, courses: Type.Array(CourseCode, { maxItems: 30, uniqueItems: true }) },
        { additionalProperties: false },
      ),
      { maxItems: 30 },
    ),
  },
  { additionalProperties: false },
)
export type ExemptionForm = Type.Static<typeof ExemptionForm>

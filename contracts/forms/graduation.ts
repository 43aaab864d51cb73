import { Type } from 'typebox'
import type { FoldKind } from '../fold-kind.ts'
import { FreeText } from '../free-text.ts'
import { Id } from '../words.ts'

// The form is kept sealed, and a reviewer reads the whole of it: a phone or an address is wanted here, not masked.
const typed = (maxLength: number, fold: FoldKind = 'line') => FreeText('sealed', { fold, maxLength })
const closed = { additionalProperties: false } as const
const CourseCode = Type.String({
  pattern: '^[0-9]{5}$',
  maxLength: 5,
  'x-words': '课程代码应为 5 位数字，请从列表中选择。',
})
/** 2015-09, or what is typed of it so far; empty: not filled in, or until today. */
const Month = Type.String({
  pattern: '^[0-9]{0,4}(-[0-9]{2})?$',
  maxLength: 7,
  'x-words': '应为年和月，例如 2015-09。',
})

/** How the candidate can be reached about this application, and what the paper form asks (GRA-01). Empty: not filled in. */
const Contact = Type.Object(
  {
    gender: Type.Union([Type.Literal(''), Type.Literal('male'), Type.Literal('female')]),
    ethnicity: typed(20),
    politicalStatus: typed(20),
    birthplace: typed(60),
    address: typed(200),
    postcode: typed(20, 'digits'),
    phone: typed(40, 'phone'),
    email: typed(120, 'email'),
    employer: typed(100),
    position: typed(60),
  },
  closed,
)

/** One line of 个人简历: from which month until which one, where, and as what. */
const Period = Type.Object(
  { from: Month, until: Month, place: typed(100), role: typed(60), witness: typed(60) },
  closed,
)

/** One line of 家庭主要成员. */
const Relative = Type.Object(
  { relation: typed(20), name: typed(60, 'person_name'), employer: typed(100) },
  closed,
)

/** The qualification before a 本科 major, with its papers in the wallet (GRA-06). */
const PriorQualification = Type.Object(
  {
    school: typed(100),
    major: typed(100),
    /** Which papers prove it: 备案表 since 2002, 认证报告 before. Absent: not chosen yet. */
    era: Type.Optional(Type.Union([Type.Literal('since2002'), Type.Literal('before2002')])),
    credentialIds: Type.Array(Id, { maxItems: 4, uniqueItems: true }),
  },
  closed,
)

/**
 * What is being filled in for 申请毕业. A draft keeps it half filled in: what is missing, too long or impossible is told when
 * the draft is checked, and never costs what was typed (APP-02).
 */
export const GraduationForm = Type.Object(
  {
    service: Type.Literal('graduation'),
    /** The version of the plan to graduate under (GRA-02). Absent: not chosen yet. */
    planId: Type.Optional(Id),
    /** The situation of 加考 that applies (GRA-03). Absent: not chosen, or the plan has none. */
    situation: Type.Optional(
      Type.String({
        pattern: '^[0-9A-Za-z._:-]{1,80}$',
        maxLength: 80,
        'x-words': '没有这种加考情形，请从列表中选择。',
      }),
    ),
    contact: Contact,
    resume: Type.Array(Period, { maxItems: 20 }),
    family: Type.Array(Relative, { maxItems: 10 }),
    /** 奖惩情况. */
    awards: typed(400, 'text'),
    thesisTitle: typed(120),
    /** Why a course has no score, for a candidate who meets the conditions all the same (GRA-04). */
    explanations: Type.Array(Type.Object({ course: CourseCode, text: typed(500, 'text') }, closed), {
      maxItems: 60,
    }),
    /** 自我鉴定 (GRA-05): longer than any batch allows, so that what was pasted is kept while it is shortened. */
    appraisal: typed(4000, 'text'),
    prior: PriorQualification,
    /** The credential of the wallet with the 毕业照片 (GRA-10). Absent: none yet. */
    photoId: Type.Optional(Id),
  },
  closed,
)
export type GraduationForm = Type.Static<typeof GraduationForm>

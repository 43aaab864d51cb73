/** What can be said about a credential, besides its photographs (EVI-01). */
export const CREDENTIAL_FIELDS = [
  'number',
  'obtainedOn',
  'province',
  'qualification',
  'onlineCode',
  'reportNo',
  'remark',
] as const
export type CredentialField = (typeof CREDENTIAL_FIELDS)[number]

/** The levels of a 毕业证书. */
export const QUALIFICATIONS = ['专科', '本科', '研究生'] as const

export interface CredentialType {
  code: string
  name: string
  /** Its fields in the order of the form; every one but 备注 is required. */
  fields: readonly CredentialField[]
  /** What the paper calls its number. */
  numberLabel: string
  /** Types of which at least one goes with it: 毕业证书 needs 备案表 or 认证报告 (manual 3.1.4, EVI-04). */
  companions: readonly string[]
  minImages: number
  /** A portrait of the person, under a rule of its own (GRA-10): a step asks for it, and no list of papers offers it. */
  isPortrait: boolean
  /** Says who the person is (PRF-01): asked for where personal data are corrected, and offered in no other list of papers. */
  isIdentity: boolean
  /** Pictures alone, for what the form of 成绩补登 says in fields of its own (SUP-01): offered in no list of papers. */
  isSupplement: boolean
}

const certificate = (code: string, name: string): CredentialType => ({
  code,
  name,
  fields: ['number', 'obtainedOn', 'province', 'remark'],
  numberLabel: '证书编号',
  companions: [],
  minImages: 1,
  isPortrait: false,
  isIdentity: false,
  isSupplement: false,
})

const identity = (code: string, name: string): CredentialType => ({
  ...certificate(code, name),
  fields: ['remark'],
  isIdentity: true,
})

/**
 * The types of evidence, in the order of the form. Sources: the manual 3.1.3, 3.1.4, 3.2.5 and chapter 5; the rules of exemption of
 * Shanghai for what counts and what does not (上海财经大学免考通知 2022-11-28, 2023). Identity: 《居民身份证法》 and 《户口登记条例》, by which
 * card, register and the certificate of the 公安机关 prove a name and a number.
 */
export const CREDENTIAL_TYPES: readonly CredentialType[] = [
  {
    ...certificate('diploma', '毕业证书'),
    fields: ['number', 'obtainedOn', 'province', 'qualification', 'remark'],
    numberLabel: '毕业证书编号',
    companions: ['registration_form', 'verification_report'],
  },
  {
    ...certificate('registration_form', '教育部学历证书电子注册备案表'),
    fields: ['onlineCode', 'remark'],
  },
  {
    ...certificate('verification_report', '中国高等教育学历认证报告'),
    fields: ['reportNo', 'remark'],
  },
  { ...certificate('transcript', '原学校成绩单'), fields: ['obtainedOn', 'remark'] },
  { ...certificate('enrolment_proof', '学籍证明（结业、肄业、退学）'), fields: ['obtainedOn', 'remark'] },
  certificate('pets3_certificate', 'PETS-3 合格证书'),
  certificate('pets3_score_notice', 'PETS-3 成绩通知单'),
  certificate('pets2_certificate', 'PETS-2 合格证书'),
  certificate('cet4_certificate', 'CET-4 合格证书（2005 年改革以前）'),
  certificate('cet4_report', 'CET-4 成绩报告单'),
  certificate('computer_certificate', '计算机等级证书（NCRE 等）'),
  certificate('self_study_record', '自学考试毕业证书或单科合格证书'),
  certificate('other', '其他证书'),
  { ...certificate('graduation_photo', '毕业照片'), fields: [], isPortrait: true },
  { ...identity('id_card', '居民身份证（人像面和国徽面）'), minImages: 2 },
  identity('identity_document', '其他身份证件'),
  identity('household_register', '户口簿（载明变更的页面）'),
  { ...identity('police_certificate', '公安机关出具的证明'), fields: ['obtainedOn', 'remark'] },
  { ...certificate('record_photo', '个人照片'), fields: [], isPortrait: true },
  { ...certificate('supplement_proof', '补登凭证'), fields: [], isSupplement: true },
]

/** The types that a list of papers offers: all but portraits, what says who the person is, and the pictures of 成绩补登. */
export const PAPER_TYPES = CREDENTIAL_TYPES.filter(
  ({ isPortrait, isIdentity, isSupplement }) => !isPortrait && !isIdentity && !isSupplement,
)

const BY_CODE = new Map(CREDENTIAL_TYPES.map((type) => [type.code, type]))

/** REV-08: forms of one template, which look alike whoever they are about: a similar picture of one says nothing. */
export const TEMPLATE_TYPES = ['registration_form', 'verification_report', 'cet4_report', 'id_card'] as const

/** Whether a code is the code of a type. */
export function isCredentialType(code: string): boolean {
  return BY_CODE.has(code)
}

/** Finds a type by its code. */
export function findCredentialType(code: string): CredentialType | undefined {
  return BY_CODE.get(code)
}

/** The type's Chinese name; an unknown type is shown by its code. */
export function credentialTypeName(code: string): string {
  return BY_CODE.get(code)?.name ?? code
}

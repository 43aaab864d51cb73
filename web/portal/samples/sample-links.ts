/** The drawings of 「凭证样例」, in the order of the manual's chapter 5. */
export const sampleCodes = [
  'pets3_certificate',
  'pets3_score_notice',
  'cet4_certificate',
  'pets2_certificate',
  'registration_form',
  'verification_report',
  'diploma',
] as const

export type SampleCode = (typeof sampleCodes)[number]

/** The target of a link to a sample; spread it into any link, also from a field of a form. */
export interface SampleLink {
  to: '/services/samples'
  hash: SampleCode
}

// A person who chose the 成绩报告单 must read that it does not count, and which paper does.
const explainedBy: ReadonlyMap<string, SampleCode> = new Map([['cet4_report', 'cet4_certificate']])

/** Finds the sample that explains a type of credential (SAM-01); undefined if there is no drawing. */
export function sampleFor(credentialType: string): SampleLink | undefined {
  const hash = explainedBy.get(credentialType) ?? sampleCodes.find((code) => code === credentialType)
  return hash && { to: '/services/samples', hash }
}

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

/** Where a sample stands: to be spread into a link, from a field of a form too. */
export interface SampleLink {
  to: '/services/samples'
  hash: SampleCode
}

// Who chose the 成绩报告单 has to read that it does not count, and what does.
const explainedBy: ReadonlyMap<string, SampleCode> = new Map([['cet4_report', 'cet4_certificate']])

/** SAM-01: the sample that explains a type of credential; undefined where nothing is drawn for it. */
export function sampleFor(credentialType: string): SampleLink | undefined {
  const hash = explainedBy.get(credentialType) ?? sampleCodes.find((code) => code === credentialType)
  return hash && { to: '/services/samples', hash }
}

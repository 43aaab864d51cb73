import type { DegreeRecord } from '../degree/degree-case.ts'
import { findCredentialType } from '../evidence/credential-types.ts'

/** A credential of the wallet, and whether an approved 申请毕业 rests on it. */
export interface HeldCredential {
  type: string
  isVerified: boolean
}

/**
 * What is known of the 前置学历 (GRA-06): verified once a 申请毕业 with the diploma was approved; claimed while the wallet holds
 * the diploma together with 备案表 or 认证报告.
 */
export function priorQualificationOf(
  credentials: readonly HeldCredential[],
): DegreeRecord['priorQualification'] {
  const diplomas = credentials.filter(({ type }) => type === DIPLOMA)
  if (diplomas.some(({ isVerified }) => isVerified)) return 'verified'
  const companions = findCredentialType(DIPLOMA)?.companions ?? []
  const isAccompanied = credentials.some(({ type }) => companions.includes(type))
  return diplomas.length > 0 && isAccompanied ? 'claimed' : 'none'
}

const DIPLOMA = 'diploma'

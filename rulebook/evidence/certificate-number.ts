import { fold } from '../folding/fold.ts'
import type { CredentialField } from './credential-types.ts'

/**
 * The number by which one certificate is told from another; undefined when it has none. Different ways of writing count as the same number:
 * 〔1998〕, [1998] and （1998）.
 */
export function certificateNumberOf({
  number,
  reportNo,
  onlineCode,
}: Partial<Record<CredentialField, string>>): string | undefined {
  return [number, reportNo, onlineCode]
    .map((one) => fold('certificate_no_alike', one ?? ''))
    .find((one) => one !== '')
}

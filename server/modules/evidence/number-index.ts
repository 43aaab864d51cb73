import type { CredentialFields } from '#contracts/evidence.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { fold } from '#rulebook/folding/fold.ts'

/**
 * REV-08: the keyed digest that finds a credential's number in other persons' credentials; undefined when it has no
 * number. Different ways of writing count as the same number: 〔1998〕, [1998] and （1998）.
 */
export function numberIndexOf(
  { cipher }: { cipher: FieldCipher },
  credential: { type: string; fields: CredentialFields },
): Buffer | undefined {
  const { number, reportNo, onlineCode } = credential.fields
  const numbers = [number, reportNo, onlineCode]
    .map((one) => fold('certificate_no_alike', one ?? ''))
    .find((one) => one !== '')
  return numbers === undefined
    ? undefined
    : cipher.index('credential.number', `${credential.type}|${numbers}`)
}

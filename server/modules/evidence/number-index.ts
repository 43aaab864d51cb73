import type { CredentialFields } from '#contracts/evidence.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { fold } from '#rulebook/folding/fold.ts'

/**
 * REV-08: the keyed digest under which a credential's number is found in other hands; undefined while it has none.
 * How it is written makes no difference: 〔1998〕, [1998] and （1998） are one.
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

import type { CredentialFields } from '#contracts/evidence.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { foldWidth } from '#rulebook/fold-width.ts'

/**
 * REV-08: the keyed digest under which a credential's number is found in other hands; undefined while it has none.
 * Width, case and spaces make no difference.
 */
export function numberIndexOf(
  { cipher }: { cipher: FieldCipher },
  credential: { type: string; fields: CredentialFields },
): Buffer | undefined {
  const { number, reportNo, onlineCode } = credential.fields
  const told = [number, reportNo, onlineCode].map((one) => plain(one ?? '')).find((one) => one !== '')
  return told === undefined ? undefined : cipher.index('credential.number', `${credential.type}|${told}`)
}

function plain(text: string): string {
  return foldWidth(text)
    .replaceAll(/[\s\-—]/gu, '')
    .toUpperCase()
}

import type { FieldCipher } from '#platform/secrets/field-cipher.ts'

/** Encrypts what a candidate explains, for that doubt: people write numbers and phones into it. */
export function sealExplanation(
  { cipher }: { cipher: FieldCipher },
  id: string,
  explanation: string,
): Buffer {
  return cipher.seal(purposeOf(id), explanation)
}

/** Reads it again. */
export function openExplanation(
  { cipher }: { cipher: FieldCipher },
  { id, explanation_cipher: sealed }: { id: string; explanation_cipher: Buffer },
): string {
  return cipher.open(purposeOf(id), sealed)
}

function purposeOf(id: string): string {
  return `score_doubt.${id}`
}

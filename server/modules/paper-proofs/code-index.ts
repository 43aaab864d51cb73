import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { foldCode, foldTyped } from '#rulebook/papers/statement.ts'

/** The blind index of a paper's number together with its code, however they were typed. */
export function codeIndexOf(
  cipher: FieldCipher,
  { paperNo, code }: { paperNo: string; code: string },
): Buffer {
  return cipher.index('paper.code', `${foldTyped(paperNo)}|${foldCode(code)}`)
}

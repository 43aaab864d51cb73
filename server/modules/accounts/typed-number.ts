import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import { fold } from '#rulebook/folding/fold.ts'

/**
 * Reads an ID number as it was typed: its folded form, the blind indexes under which it may be stored, and the one name
 * under which its attempts are counted.
 */
export function readTypedNumber(
  cipher: FieldCipher,
  typed: string,
): { number: string; indexes: Buffer[]; account: string } {
  const number = fold('id_number', typed)
  // LOG-01: a person recorded with fifteen digits may type the eighteen of today, and the other way round.
  const indexes = idNumberIndexes(cipher, number)
  // LOG-05: both forms of a person's number share one count of failures.
  return { number, indexes, account: indexes[0].toString('hex') }
}

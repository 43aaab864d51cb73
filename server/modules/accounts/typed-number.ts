import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import { fold } from '#rulebook/folding/fold.ts'

/** A number as somebody typed it: its plain form, the indexes under which it may be stored, and one name for its attempts. */
export function readTypedNumber(
  cipher: FieldCipher,
  typed: string,
): { number: string; indexes: Buffer[]; account: string } {
  const number = fold('id_number', typed)
  // LOG-01: who was recorded with fifteen digits may type the eighteen of today, and the other way round.
  const indexes = idNumberIndexes(cipher, number)
  // One person, one count of failures, whichever form is tried (LOG-05).
  return { number, indexes, account: indexes[0].toString('hex') }
}

import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { normalizeIdNumber } from '#rulebook/identity/id-number.ts'
import { formsOfIdNumber, toEighteen } from '#rulebook/identity/legacy-number.ts'

/** A number as somebody typed it: its plain form, the indexes under which it may be stored, and one name for its attempts. */
export function readTypedNumber(
  cipher: FieldCipher,
  typed: string,
): { number: string; indexes: Buffer[]; account: string } {
  const number = normalizeIdNumber(typed)
  return {
    number,
    // LOG-01: who was recorded with fifteen digits may type the eighteen of today, and the other way round.
    indexes: formsOfIdNumber(number).map((form) => cipher.index('person.id_number', form)),
    // One person, one count of failures, whichever form is tried (LOG-05).
    account: cipher.index('person.id_number', toEighteen(number) ?? number).toString('hex'),
  }
}

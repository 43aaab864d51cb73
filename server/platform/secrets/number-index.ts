import { formsOfIdNumber, toEighteen } from '#rulebook/identity/legacy-number.ts'
import type { FieldCipher } from './field-cipher.ts'

/** LOG-01: the blind index under which a person of this normalised number is recorded, whichever of its forms is given. */
export function idNumberIndex(cipher: FieldCipher, number: string): Buffer {
  return cipher.index('person.id_number', toEighteen(number) ?? number)
}

/**
 * Every blind index under which a person of this normalised number may be found: the one above first, then that of the
 * fifteen digits, under which earlier versions recorded who came with them.
 */
export function idNumberIndexes(cipher: FieldCipher, number: string): [Buffer, ...Buffer[]] {
  const forms = formsOfIdNumber(number)
  // A number that has another form has one of eighteen digits.
  const recorded = forms.find(({ length }) => length === 18) ?? number
  const others = forms.filter((form) => form !== recorded)
  const indexOf = (form: string) => cipher.index('person.id_number', form)
  return [indexOf(recorded), ...others.map(indexOf)]
}

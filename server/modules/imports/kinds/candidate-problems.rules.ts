import { guessIdType } from '#rulebook/identity/guess-id-type.ts'
import { judgeIdNumber } from '#rulebook/identity/id-number.ts'
import { ID_TYPE_WORDS } from '#rulebook/identity/id-type.texts.ts'
import type { IdType } from '#rulebook/identity/id-type.ts'
import { judgeName, strangeCharacterIn } from '#rulebook/person-name.ts'
import { CANDIDATE_COLUMNS } from './columns.ts'

/** A spreadsheet stores a number with fifteen digits and replaces the rest by zeros. */
const DIGITS_OF_A_NUMBER = 15

/** How a spreadsheet writes a long number into a CSV file, as 3.10101E+17. */
const SHORTENED = /^\d(\.\d+)?E\+\d+$/

/** Whether this is the example row of our own template: importing it would create a person who does not exist. */
export function isExample({ name, idNumber }: { name: string; idNumber: string }): boolean {
  return name === exampleOf('name') && idNumber === exampleOf('idNumber')
}

function exampleOf(key: string): string | undefined {
  return CANDIDATE_COLUMNS.find((column) => column.key === key)?.example
}

/** UX-02: each way in which a name is invalid has its own words, which also name a strange character. */
export function problemsOfName(name: string): string[] {
  const verdict = judgeName(name)
  switch (verdict) {
    case 'ok':
      return []
    case 'characters':
      return [`name_characters:${strangeCharacterIn(name) ?? ''}`]
    case 'empty':
    case 'too_long':
    case 'dot_place':
      return [`name_${verdict}`]
    default:
      return verdict satisfies never
  }
}

/**
 * Lists what is wrong with a folded ID number. A long number in a number cell, or shortened in a CSV file, has lost its last
 * digits and is refused, because its check character may be right by chance. A number that is right for another type of
 * document is reported as a wrong type.
 */
export function problemsOfNumber(cell: {
  idType: IdType | undefined
  idNumber: string
  kind: string | undefined
}): string[] {
  const { idType, idNumber, kind } = cell
  const isCut = kind === 'number' && idNumber.length > DIGITS_OF_A_NUMBER
  if (isCut || SHORTENED.test(idNumber)) return ['id_number_cut']
  if (idType === undefined || judgeIdNumber(idType, idNumber) === 'ok') return []
  const guess = guessIdType(idNumber)
  return guess !== undefined && guess !== idType && judgeIdNumber(guess, idNumber) === 'ok'
    ? [`id_number_type:${ID_TYPE_WORDS[guess]}`]
    : ['id_number_form']
}

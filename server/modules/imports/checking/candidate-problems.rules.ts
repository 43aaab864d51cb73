import { guessIdType } from '#rulebook/identity/guess-id-type.ts'
import { judgeIdNumber } from '#rulebook/identity/id-number.ts'
import { ID_TYPE_WORDS } from '#rulebook/identity/id-type.texts.ts'
import type { IdType } from '#rulebook/identity/id-type.ts'
import { judgeName, strangeCharacterIn } from '#rulebook/person-name.ts'
import { IMPORT_COLUMNS } from './import-columns.rules.ts'

/** A number in a spreadsheet keeps fifteen digits, and zeros for the rest. */
const DIGITS_OF_A_NUMBER = 15

/** The row that our own template shows: left in, it would make a person of nobody. */
export function isExample({ name, idNumber }: { name: string; idNumber: string }): boolean {
  return name === exampleOf('name') && idNumber === exampleOf('idNumber')
}

function exampleOf(key: string): string | undefined {
  return IMPORT_COLUMNS.candidates.find((column) => column.key === key)?.example
}

/** UX-02: each way in which a name cannot be on record has its own words; a strange character is named in them. */
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
 * What is wrong with a folded ID number. One that stands in a number cell may have a right check character by chance after its last
 * digits are gone: it is refused whatever it says. One that is right for another document is a fault of the type.
 */
export function problemsOfNumber(cell: {
  idType: IdType | undefined
  idNumber: string
  kind: string | undefined
}): string[] {
  const { idType, idNumber, kind } = cell
  if (kind === 'number' && idNumber.length > DIGITS_OF_A_NUMBER) return ['id_number_cut']
  if (idType === undefined || judgeIdNumber(idType, idNumber) === 'ok') return []
  const guess = guessIdType(idNumber)
  return guess !== undefined && guess !== idType && judgeIdNumber(guess, idNumber) === 'ok'
    ? [`id_number_type:${ID_TYPE_WORDS[guess]}`]
    : ['id_number_form']
}

import { fold } from '../folding/fold.ts'
import { ID_TYPE_WORDS, OTHER_ID_TYPE_WORDS } from './id-type.texts.ts'
import { ID_TYPES, type IdType } from './id-type.ts'

/**
 * Reads the document that a file names by its title, a common other name or our own code (LOG-01); undefined when the name
 * is unknown.
 */
export function readIdType(text: string): IdType | undefined {
  const word = fold('id_type', text)
  return ID_TYPES.find((type) => [type, ID_TYPE_WORDS[type], ...OTHER_ID_TYPE_WORDS[type]].includes(word))
}

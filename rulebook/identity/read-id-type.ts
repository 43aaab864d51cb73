import { fold } from '../folding/fold.ts'
import { ID_TYPE_WORDS, OTHER_ID_TYPE_WORDS } from './id-type.texts.ts'
import { ID_TYPES, type IdType } from './id-type.ts'

/** The document that a file names, by its title, by a usual other name, or by our own code (LOG-01); undefined when it is none. */
export function readIdType(text: string): IdType | undefined {
  const word = fold('id_type', text)
  return ID_TYPES.find((type) => [type, ID_TYPE_WORDS[type], ...OTHER_ID_TYPE_WORDS[type]].includes(word))
}

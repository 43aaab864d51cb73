import { idNumberIndex } from '#platform/secrets/number-index.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { Adapters } from '#server/deps.ts'
import type { PersonValue } from './person-value.ts'

type Cipher = Adapters['cipher']

/** A value as a correction keeps it. */
export interface SealedValue {
  cipher: Buffer
  /** Of a name or a number; a photo is looked up by nobody. */
  index: Buffer | undefined
}

const FIELD = 'person.correction'

/** Seals a value of the record. */
export function sealValue(cipher: Cipher, value: PersonValue): SealedValue {
  return { cipher: cipher.seal(FIELD, JSON.stringify(value)), index: indexOf(cipher, value) }
}

/** Opens a value that a correction keeps. */
export function openValue(cipher: Cipher, sealed: Buffer): PersonValue {
  return JSON.parse(cipher.open(FIELD, sealed)) as PersonValue
}

/** The blind index of a name: whoever searches for it finds the person who was called so (UX-02). */
export function nameIndex(cipher: Cipher, name: string): Buffer {
  return cipher.index('person.name', fold('person_name_alike', name))
}

function indexOf(cipher: Cipher, value: PersonValue): Buffer | undefined {
  switch (value.datum) {
    case 'name':
      return nameIndex(cipher, value.name)
    case 'idNumber':
      return idNumberIndex(cipher, value.idNumber)
    case 'photo':
      return undefined
    default:
      return value satisfies never
  }
}

import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { IdType } from '#rulebook/identity/id-type.ts'
import { readIdType } from '#rulebook/identity/read-id-type.ts'
import type { CellOf } from '#server/import-kind.ts'
import { isExample, problemsOfName, problemsOfNumber } from './candidate-problems.rules.ts'

/** Half of a surrogate pair looks like one that is whole. */
const UNSTORABLE = /[\0\uD800-\uDFFF]/

/** Who a row is about, the ID number sealed, and what is wrong with that. */
export interface PersonCells {
  name: string
  idType: IdType
  /** In clear, for what else is asked of it while the row is read; never stored. */
  idNumber: string
  idNumberCipher: string
  idNumberIndex: string
  /** The index under which earlier versions recorded a person who had a number of fifteen digits. */
  oldIdNumberIndex: string | undefined
  problems: string[]
}

/** Reads the columns 姓名, 证件类型 and 证件号码, of whichever kind of file (IMP-01, LOG-01). */
export function readPersonCells(cellOf: CellOf, cipher: FieldCipher): PersonCells {
  const name = fold('person_name', textOf(cellOf, 'name'))
  const idType = readIdType(textOf(cellOf, 'idType'))
  const idNumber = fold('id_number', textOf(cellOf, 'idNumber'))
  const [index, oldIndex] = idNumberIndexes(cipher, idNumber)
  return {
    name,
    idType: idType ?? 'resident_id',
    idNumber,
    idNumberCipher: cipher.seal('person.id_number', idNumber).toString('hex'),
    idNumberIndex: index.toString('hex'),
    oldIdNumberIndex: oldIndex?.toString('hex'),
    problems: [
      ...(isExample({ name, idNumber }) ? ['example_row'] : []),
      ...(idType === undefined ? ['id_type_form'] : []),
      ...problemsOfName(name),
      ...problemsOfNumber({ idType, idNumber, kind: cellOf('idNumber')?.kind }),
    ],
  }
}

/** The text of a cell, without what PostgreSQL cannot store. */
export function textOf(cellOf: CellOf, key: string): string {
  const text = cellOf(key)?.text ?? ''
  return UNSTORABLE.test(text) ? text.replaceAll('\0', '').toWellFormed() : text
}

import { nameIndex } from '#modules/registry/public.ts'
import { judgeStoredHash } from '#platform/passwords/stored-hash.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import type { SheetCell } from '#platform/spreadsheet/sheet-row.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { IdType } from '#rulebook/identity/id-type.ts'
import { readIdType } from '#rulebook/identity/read-id-type.ts'
import { isTicketNo } from '#rulebook/identity/ticket-no.ts'
import { keepableCell } from '../checking/stray-numbers.rules.ts'
import { isExample, problemsOfName, problemsOfNumber } from './candidate-problems.rules.ts'
import { CANDIDATE_COLUMNS } from './columns.ts'

/** A candidate as staged: neither the ID number nor the phone number is in clear. */
export interface StagedCandidate {
  fields: {
    name: string
    /** Finds a person who was called so before a correction (PRF-01). */
    nameIndex: string
    idType: IdType
    idNumberCipher: string
    idNumberIndex: string
    /** The index under which earlier versions recorded a person who had a number of fifteen digits. */
    oldIdNumberIndex: string | undefined
    phoneCipher: string | undefined
    phoneIndex: string | undefined
    ticketNo: string
    schoolCode: string
    majorCode: string
    passwordHash: string | undefined
  }
  problems: string[]
}

/** Reads one row of a candidates file (IMP-01, LOG-03). */
export function parseCandidateRow(
  cellOf: (key: string) => SheetCell | undefined,
  cipher: FieldCipher,
): StagedCandidate {
  const textOf = (key: string) => (cellOf(key)?.text ?? '').replaceAll('\0', '').toWellFormed()
  const kinds = CANDIDATE_COLUMNS.map(({ key }) => cellOf(key)?.kind)
  const name = fold('person_name', textOf('name'))
  const idType = readIdType(textOf('idType'))
  const idNumber = fold('id_number', textOf('idNumber'))
  const ticketNo = fold('ticket_no', textOf('ticketNo'))
  const phone = fold('phone', textOf('phone'))
  const hash = textOf('passwordHash').trim()
  const [index, oldIndex] = idNumberIndexes(cipher, idNumber)
  const checks: [string, boolean][] = [
    ['formula_cell', kinds.includes('formula')],
    ['error_cell', kinds.includes('error')],
    ['example_row', isExample({ name, idNumber })],
    ['id_type_form', idType === undefined],
    ['ticket_no_form', !isTicketNo(ticketNo)],
    ['hash_form', hash !== '' && judgeStoredHash(hash) !== 'ok'],
  ]
  return {
    problems: [
      ...checks.filter(([, holds]) => holds).map(([code]) => code),
      ...problemsOfName(name),
      ...problemsOfNumber({ idType, idNumber, kind: cellOf('idNumber')?.kind }),
    ],
    fields: {
      name: keepableCell(name),
      nameIndex: nameIndex(cipher, name).toString('hex'),
      idType: idType ?? 'resident_id',
      idNumberCipher: cipher.seal('person.id_number', idNumber).toString('hex'),
      idNumberIndex: index.toString('hex'),
      oldIdNumberIndex: oldIndex?.toString('hex'),
      phoneCipher: phone === '' ? undefined : cipher.seal('person.phone', phone).toString('hex'),
      phoneIndex: phone === '' ? undefined : cipher.index('person.phone', phone).toString('hex'),
      ticketNo: keepableCell(ticketNo),
      schoolCode: keepableCell(fold('school_code', textOf('schoolCode'))),
      majorCode: keepableCell(fold('major_code', textOf('majorCode'))),
      // Text that is not a hash may be a password in clear, and is therefore not stored.
      passwordHash: hash === '' || judgeStoredHash(hash) !== 'ok' ? undefined : hash,
    },
  }
}

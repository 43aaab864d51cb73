import { judgeStoredHash } from '#platform/passwords/stored-hash.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import type { SheetCell } from '#platform/spreadsheet/sheet-row.ts'
import { judgeIdNumber, normalizeIdNumber } from '#rulebook/identity/id-number.ts'
import { ID_TYPE_WORDS } from '#rulebook/identity/id-type.texts.ts'
import { ID_TYPES, type IdType } from '#rulebook/identity/id-type.ts'
import { isTicketNo, normalizeTicketNo } from '#rulebook/identity/ticket-no.ts'
import { judgeName, normalizeName } from '#rulebook/person-name.ts'
import { IMPORT_COLUMNS } from './import-columns.rules.ts'
import { keepableCell } from './stray-numbers.rules.ts'

/** A candidate as staged: nothing of the number or the phone stands in clear. */
export interface StagedCandidate {
  fields: {
    name: string
    idType: IdType
    idNumberCipher: string
    idNumberIndex: string
    /** Under which earlier versions recorded who came with fifteen digits. */
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
  const textOf = (key: string) => (cellOf(key)?.text ?? '').replaceAll('\0', '').toWellFormed().trim()
  const kinds = IMPORT_COLUMNS.candidates.map(({ key }) => cellOf(key)?.kind)
  const name = normalizeName(textOf('name'))
  const idType = ID_TYPES.find(
    (type) => ID_TYPE_WORDS[type] === textOf('idType') || type === textOf('idType'),
  )
  const idNumber = normalizeIdNumber(textOf('idNumber'))
  const ticketNo = normalizeTicketNo(textOf('ticketNo'))
  const phone = normalizeTicketNo(textOf('phone'))
  const hash = textOf('passwordHash')
  const [index, oldIndex] = idNumberIndexes(cipher, idNumber)
  const checks: [string, boolean][] = [
    ['formula_cell', kinds.includes('formula')],
    ['error_cell', kinds.includes('error')],
    ['name_form', judgeName(name) !== 'ok'],
    ['id_type_form', idType === undefined],
    ['id_number_form', idType !== undefined && judgeIdNumber(idType, idNumber) !== 'ok'],
    ['ticket_no_form', !isTicketNo(ticketNo)],
    ['hash_form', hash !== '' && judgeStoredHash(hash) !== 'ok'],
  ]
  return {
    problems: checks.filter(([, holds]) => holds).map(([code]) => code),
    fields: {
      name: keepableCell(name),
      idType: idType ?? 'resident_id',
      idNumberCipher: cipher.seal('person.id_number', idNumber).toString('hex'),
      idNumberIndex: index.toString('hex'),
      oldIdNumberIndex: oldIndex?.toString('hex'),
      phoneCipher: phone === '' ? undefined : cipher.seal('person.phone', phone).toString('hex'),
      phoneIndex: phone === '' ? undefined : cipher.index('person.phone', phone).toString('hex'),
      ticketNo: keepableCell(ticketNo),
      schoolCode: keepableCell(textOf('schoolCode')).toUpperCase(),
      majorCode: keepableCell(textOf('majorCode')).toUpperCase(),
      // What is no hash may be a password in clear: it is not kept.
      passwordHash: hash === '' || judgeStoredHash(hash) !== 'ok' ? undefined : hash,
    },
  }
}

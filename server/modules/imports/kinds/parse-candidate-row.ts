import { nameIndex } from '#modules/registry/public.ts'
import { judgeStoredHash } from '#platform/passwords/stored-hash.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { isMobileNumber } from '#rulebook/contact/contact.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { isTicketNo } from '#rulebook/identity/ticket-no.ts'
import type { CellOf } from '#server/import-kind.ts'
import { keepableCell } from '../checking/stray-numbers.rules.ts'
import { CANDIDATE_COLUMNS } from './columns.ts'
import { type PersonCells, readPersonCells, textOf } from './person-cells.ts'

/** A candidate as staged: neither the ID number nor the phone number is in clear. */
export interface StagedCandidate {
  fields: Omit<PersonCells, 'idNumber' | 'problems'> & {
    /** Finds a person who was called so before a correction (PRF-01). */
    nameIndex: string
    phoneCipher: string | undefined
    phoneIndex: string | undefined
    /** There was something that is no mobile number: the person comes in without a phone. */
    isPhoneLeftOut?: true
    ticketNo: string
    schoolCode: string
    majorCode: string
    passwordHash: string | undefined
  }
  problems: string[]
}

/** Reads one row of a candidates file (IMP-01, LOG-03). */
export function parseCandidateRow(cellOf: CellOf, cipher: FieldCipher): StagedCandidate {
  const kinds = CANDIDATE_COLUMNS.map(({ key }) => cellOf(key)?.kind)
  const { name, idNumber: _clear, problems, ...person } = readPersonCells(cellOf, cipher)
  const ticketNo = fold('ticket_no', textOf(cellOf, 'ticketNo'))
  const phoneText = fold('phone', textOf(cellOf, 'phone'))
  // A code that is sent to 「无」 or to a landline reaches nobody: such a person is led to 人工找回 instead (LOG-08).
  const phone = isMobileNumber(phoneText) ? phoneText : ''
  const hash = textOf(cellOf, 'passwordHash').trim()
  const checks: [string, boolean][] = [
    ['formula_cell', kinds.includes('formula')],
    ['error_cell', kinds.includes('error')],
    ['ticket_no_form', !isTicketNo(ticketNo)],
    ['hash_form', hash !== '' && judgeStoredHash(hash) !== 'ok'],
  ]
  return {
    problems: [...checks.filter(([, holds]) => holds).map(([code]) => code), ...problems],
    fields: {
      ...person,
      name: keepableCell(name),
      nameIndex: nameIndex(cipher, name).toString('hex'),
      phoneCipher: phone === '' ? undefined : cipher.seal('person.phone', phone).toString('hex'),
      phoneIndex: phone === '' ? undefined : cipher.index('person.phone', phone).toString('hex'),
      ...(phoneText === phone ? {} : { isPhoneLeftOut: true as const }),
      ticketNo: keepableCell(ticketNo),
      schoolCode: keepableCell(fold('school_code', textOf(cellOf, 'schoolCode'))),
      majorCode: keepableCell(fold('major_code', textOf(cellOf, 'majorCode'))),
      // Text that is not a hash may be a password in clear, and is therefore not stored.
      passwordHash: hash === '' || judgeStoredHash(hash) !== 'ok' ? undefined : hash,
    },
  }
}

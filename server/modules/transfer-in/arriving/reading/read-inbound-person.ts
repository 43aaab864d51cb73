import { keepableCell, readPersonCells, textOf } from '#modules/imports/public.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { genderOf, judgeIdNumber } from '#rulebook/identity/id-number.ts'
import type { IdType } from '#rulebook/identity/id-type.ts'
import { isTicketNo } from '#rulebook/identity/ticket-no.ts'
import { readProvince } from '#rulebook/transfer-in/read-province.ts'
import type { CellOf } from '#server/import-kind.ts'

/** Who a record is of, as it is staged: the ID number is sealed. */
export interface InboundPerson {
  name: string
  /** The name as names are compared (UX-02). */
  nameAlike: string
  idType: IdType
  idNumberCipher: string
  idNumberIndex: string
  oldIdNumberIndex: string | undefined
  originProvince: string
  originTicketNo: string
  originMajor: string | undefined
  destinationTicketNo: string | undefined
}

/** What every row of one person has to say alike, and what of it is wrong. */
export interface ReadPerson {
  person: InboundPerson
  /** Identifies the record: whose it is, and under which 准考证 of which province. */
  key: string
  problems: string[]
}

const ORIGIN_TICKET_NO = /^[0-9A-Z]{5,20}$/
const GENDERS: Readonly<Record<string, 'male' | 'female'>> = {
  男: 'male',
  女: 'female',
  男性: 'male',
  女性: 'female',
}
const LEVELS = ['专科', '高职专科', '本科', '专升本', '独立本科段', '本科段']

/** Reads the columns of a row that say who it is of (TRI-01). `ownProvince` is where this installation stands. */
export function readInboundPerson(
  cellOf: CellOf,
  { cipher, ownProvince }: { cipher: FieldCipher; ownProvince: string },
): ReadPerson {
  const { idNumber, problems, ...cells } = readPersonCells(cellOf, cipher)
  const province = readProvince(textOf(cellOf, 'province'))
  const originTicketNo = fold('certificate_no_alike', textOf(cellOf, 'originTicketNo'))
  const destinationTicketNo = fold('ticket_no', textOf(cellOf, 'destinationTicketNo'))
  const gender = fold('heading', textOf(cellOf, 'gender'))
  const level = fold('heading', textOf(cellOf, 'level'))
  const known = genderOf(idNumber)
  // A number of a person in the wrong column is not kept in clear.
  const isOwnNumber = judgeIdNumber('resident_id', originTicketNo) === 'ok'
  const checks: [string, boolean][] = [
    ['gender_form', gender !== '' && GENDERS[gender] === undefined],
    ['gender_differs', known !== undefined && GENDERS[gender] !== undefined && GENDERS[gender] !== known],
    ['province_form', province === undefined],
    ['province_here', province === ownProvince],
    ['origin_ticket_no_form', !ORIGIN_TICKET_NO.test(originTicketNo)],
    ['origin_ticket_no_id', isOwnNumber],
    ['ticket_no_form', destinationTicketNo !== '' && !isTicketNo(destinationTicketNo)],
    ['level_form', level !== '' && !LEVELS.includes(level)],
  ]
  const person = {
    ...cells,
    name: keepableCell(cells.name).slice(0, 60),
    nameAlike: keepableCell(fold('person_name_alike', cells.name)),
    originProvince: province ?? '',
    originTicketNo: isOwnNumber ? '' : originTicketNo.slice(0, 30),
    originMajor: majorOf(cellOf, level),
    destinationTicketNo: destinationTicketNo === '' ? undefined : destinationTicketNo.slice(0, 40),
  }
  return {
    person,
    key: [person.idNumberIndex, person.originProvince, person.originTicketNo].join('|'),
    problems: [...problems, ...checks.filter(([, holds]) => holds).map(([code]) => code)],
  }
}

/** 「120203K 会计学（本科）」, as far as the file says it. */
function majorOf(cellOf: CellOf, level: string): string | undefined {
  const code = fold('major_code', textOf(cellOf, 'majorCode'))
  const name = fold('line', textOf(cellOf, 'majorName')).trim()
  const words = [code, name].filter((word) => word !== '').join(' ')
  const all = level === '' ? words : `${words}（${level}）`
  return all === '' ? undefined : all.slice(0, 120)
}

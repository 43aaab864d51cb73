import { keepableCell, readPersonCells, textOf } from '#modules/imports/public.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import { genderOf, judgeIdNumber } from '#rulebook/identity/id-number.ts'
import type { IdType } from '#rulebook/identity/id-type.ts'
import { isTicketNo } from '#rulebook/identity/ticket-no.ts'
import { readProvince } from '#rulebook/transfer-in/read-province.ts'
import type { CellOf } from '#server/import-kind.ts'
import { remembered } from './remembered.ts'

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
const MAJOR_COLUMNS = ['majorCode', 'majorName', 'level'] as const
const BETWEEN = '\u001F'
const LEVELS = ['专科', '高职专科', '本科', '专升本', '独立本科段', '本科段']

/** Makes a reader of the columns that say who a row is of (TRI-01). `ownProvince` is where this installation stands. */
export function personReader({
  cipher,
  ownProvince,
}: {
  cipher: FieldCipher
  ownProvince: string
}): (cellOf: CellOf) => ReadPerson {
  // A file has thousands of persons, a few provinces and majors.
  const words = {
    provinceIn: remembered((text) => ({ province: readProvince(text) })),
    headingIn: remembered((text) => fold('heading', text)),
    majorIn: remembered(majorOf),
  }
  return (cellOf) => readPerson(cellOf, { cipher, ownProvince, words })
}

interface Terms {
  cipher: FieldCipher
  ownProvince: string
  words: {
    provinceIn: (text: string) => { province: string | undefined }
    headingIn: (text: string) => string
    majorIn: (text: string) => { major: string | undefined }
  }
}

function readPerson(cellOf: CellOf, { cipher, ownProvince, words }: Terms): ReadPerson {
  const { idNumber, problems, ...cells } = readPersonCells(cellOf, cipher)
  const { province } = words.provinceIn(textOf(cellOf, 'province'))
  const originTicketNo = fold('certificate_no_alike', textOf(cellOf, 'originTicketNo'))
  const destinationTicketNo = fold('ticket_no', textOf(cellOf, 'destinationTicketNo'))
  const gender = words.headingIn(textOf(cellOf, 'gender'))
  const level = words.headingIn(textOf(cellOf, 'level'))
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
    name: beginningOf(keepableCell(cells.name), 60),
    nameAlike: keepableCell(fold('person_name_alike', cells.name)),
    originProvince: province ?? '',
    originTicketNo: isOwnNumber ? '' : beginningOf(originTicketNo, 30),
    originMajor: words.majorIn(MAJOR_COLUMNS.map((key) => textOf(cellOf, key)).join(BETWEEN)).major,
    destinationTicketNo: destinationTicketNo === '' ? undefined : beginningOf(destinationTicketNo, 40),
  }
  return {
    person,
    key: [person.idNumberIndex, person.originProvince, person.originTicketNo].join('|'),
    problems: [...problems, ...checks.filter(([, holds]) => holds).map(([code]) => code)],
  }
}

/** 「120203K 会计学（本科）」, as far as the file says it: code, name and level, with a character between them. */
function majorOf(cells: string): { major: string | undefined } {
  const [codeCell = '', nameCell = '', levelCell = ''] = cells.split(BETWEEN)
  const code = fold('major_code', codeCell)
  const name = fold('line', nameCell).trim()
  const level = fold('heading', levelCell)
  const words = [code, name].filter((word) => word !== '').join(' ')
  const all = level === '' ? words : `${words}（${level}）`
  return { major: all === '' ? undefined : beginningOf(all, 120) }
}

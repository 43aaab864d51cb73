import { isMobileNumber } from '../contact/contact.ts'
import { isProvince } from '../evidence/provinces.ts'
import { transferOutTexts as texts } from './transfer-out.texts.ts'

/** Where somebody wants to go, and why (TRO-01). Empty: not filled in. */
export interface Destination {
  province: string
  otherTicketNo: string
  level: '' | 'zhuanke' | 'benke'
  /** Chosen from the list of the province, or typed because it is not there. */
  majorFrom: '' | 'list' | 'typed'
  majorCode: string
  majorName: string
  reason: string
  phone: string
}

export interface DestinationProblem {
  field: keyof Destination
  code: string
  text: string
}

const SHANGHAI = '上海市'

/**
 * TRO-01: everything that is missing or impossible, at once, each at its field. Whether a chosen major is in the list of the province is
 * asked of the catalogue.
 */
export function judgeDestination(destination: Destination): DestinationProblem[] {
  const { level, phone } = destination
  const reason = [...destination.reason.trim()].length
  return [
    ...provinceProblems(destination.province),
    ...ticketNoProblems(destination.otherTicketNo),
    ...(level === '' ? [problem('level', 'missing', texts.missing.level)] : []),
    ...majorProblems(destination),
    ...(reason === 0
      ? [problem('reason', 'missing', texts.missing.reason)]
      : reason < 2 || reason > 200
        ? [problem('reason', 'length', texts.reasonLength)]
        : []),
    ...(phone === ''
      ? [problem('phone', 'missing', texts.missing.phone)]
      : isPhone(phone)
        ? []
        : [problem('phone', 'malformed', texts.phoneForm)]),
  ]
}

function provinceProblems(province: string): DestinationProblem[] {
  if (province === '') return [problem('province', 'missing', texts.missing.province)]
  if (province === SHANGHAI) return [problem('province', 'shanghai', texts.shanghai)]
  return isProvince(province) ? [] : [problem('province', 'unknown', texts.unknownProvince)]
}

/** Provinces write twelve digits, ten, or a letter before them; none is shorter than six or longer than twenty. */
function ticketNoProblems(ticketNo: string): DestinationProblem[] {
  if (ticketNo === '') return [problem('otherTicketNo', 'missing', texts.missing.ticketNo)]
  return /^[0-9A-Z]{6,20}$/.test(ticketNo) ? [] : [problem('otherTicketNo', 'malformed', texts.ticketNoForm)]
}

function majorProblems({ majorFrom, majorCode, majorName }: Destination): DestinationProblem[] {
  if (majorFrom === '' || (majorFrom === 'list' && majorCode === ''))
    return [problem('majorFrom', 'missing', texts.missing.major)]
  if (majorFrom === 'typed' && [...majorName.trim()].length < 2)
    return [problem('majorName', 'missing', texts.majorName)]
  return []
}

/** A mobile number, or one with its area code: 0512 and eight digits. */
function isPhone(phone: string): boolean {
  return isMobileNumber(phone) || /^0[0-9]{9,11}$/.test(phone)
}

function problem(field: keyof Destination, code: string, text: string): DestinationProblem {
  return { field, code, text }
}

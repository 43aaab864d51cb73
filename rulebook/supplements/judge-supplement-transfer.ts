import type { SupplementTransferForm, TransferredCourse } from '#contracts/forms/supplement-transfer.ts'
import { isProvince } from '../evidence/provinces.ts'
import { courseProblems } from './judge-supplement-score.ts'
import {
  isDayLater,
  problemsOfLimitedDay,
  requireDay,
  type SupplementLimit,
  type SupplementProblem,
} from './supplement-day.ts'
import { readSupplementMark } from './supplement-mark.ts'
import { supplementTexts as texts } from './supplements.texts.ts'

/** The province into which was transferred. */
export const HERE = '上海市'
const { labels } = texts

/** SUP-03: everything that is wrong with what was typed, at once, each at its field: `courses.2.mark` is the mark of the third course. */
export function judgeSupplementTransfer(
  form: SupplementTransferForm,
  limit: SupplementLimit,
): SupplementProblem[] {
  return [
    ...problemsOfLimitedDay(
      { field: 'transferredOn', label: labels.transferredOn, value: form.transferredOn },
      { limit, tooLate: texts.transferTooLate },
    ),
    ...provinceProblems(form.province),
    ...ticketProblems(form.originTicketNo),
    ...(form.major.trim() === ''
      ? [{ field: 'major', code: 'missing', text: texts.missing(labels.major) }]
      : []),
    ...(form.courses.length === 0
      ? [{ field: 'courses', code: 'missing', text: texts.coursesMissing }]
      : form.courses.flatMap((_, place) => rowProblems(form, place, limit))),
  ]
}

/** The credits that were typed, whole or half; undefined: no such number. */
export function readCredits(value: string): number | undefined {
  const isNumber = /^\d{1,2}(\.[05])?$/.test(value.trim())
  const credits = Number(value)
  return isNumber && credits > 0 && credits <= 30 ? credits : undefined
}

function provinceProblems(province: string): SupplementProblem[] {
  const field = 'province'
  if (province === HERE) return [{ field, code: 'here', text: texts.provinceHere }]
  return isProvince(province) ? [] : [{ field, code: 'missing', text: texts.notChosen(labels.province) }]
}

function ticketProblems(ticketNo: string): SupplementProblem[] {
  const field = 'originTicketNo'
  if (ticketNo === '') return [{ field, code: 'missing', text: texts.missing(labels.originTicketNo) }]
  // Provinces use nine to fifteen digits, some with a letter; nothing is read out of it.
  return /^[0-9A-Za-z]{6,20}$/.test(ticketNo)
    ? []
    : [{ field, code: 'malformed', text: texts.ticketNoMalformed }]
}

function rowProblems(
  { courses, transferredOn }: SupplementTransferForm,
  place: number,
  limit: SupplementLimit,
): SupplementProblem[] {
  const row = courses[place]
  if (row === undefined) return []
  const at = (name: string) => `courses.${place}.${name}`
  const isTwice = row.course !== undefined && courses.findIndex(({ course }) => course === row.course) < place
  const read = readSupplementMark(at('mark'), row.mark)
  return [
    ...courseProblems(at('course'), row.course),
    ...(isTwice ? [{ field: at('course'), code: 'twice', text: texts.courseTwice }] : []),
    ...('problem' in read ? [read.problem] : []),
    ...creditsProblems(at('credits'), row.credits),
    ...passedProblems(at('passedOn'), row, { transferredOn, limit }),
  ]
}

function creditsProblems(field: string, credits: string): SupplementProblem[] {
  if (credits === '') return [{ field, code: 'missing', text: texts.missing(labels.credits) }]
  return readCredits(credits) === undefined
    ? [{ field, code: 'malformed', text: texts.creditsMalformed }]
    : []
}

function passedProblems(
  field: string,
  { passedOn }: TransferredCourse,
  { transferredOn, limit }: { transferredOn: string; limit: SupplementLimit },
): SupplementProblem[] {
  const day = requireDay({ field, label: labels.passedOn, value: passedOn })
  if (typeof day !== 'string') return [day]
  if (day < limit.from)
    return [{ field, code: 'too_early', text: texts.dayTooEarly(labels.passedOn, limit.from) }]
  return isDayLater(passedOn, transferredOn)
    ? [{ field, code: 'after', text: texts.dayAfter(labels.passedOn, labels.transferredOn) }]
    : []
}

import type { SupplementExemptionForm } from '#contracts/forms/supplement-exemption.ts'
import { problemOfNumber } from '../evidence/credential-problems.ts'
import { type CredentialField, PAPER_TYPES } from '../evidence/credential-types.ts'
import { isProvince } from '../evidence/provinces.ts'
import { courseProblems } from './judge-supplement-score.ts'
import {
  isDayLater,
  problemsOfLimitedDay,
  requireDay,
  type SupplementLimit,
  type SupplementProblem,
} from './supplement-day.ts'
import { supplementTexts as texts } from './supplements.texts.ts'

const OLDEST = '1950-01-01'
const NUMBERS: readonly CredentialField[] = ['number', 'onlineCode', 'reportNo']

/** SUP-02: everything that is wrong with what was typed, at once, each at its field. */
export function judgeSupplementExemption(
  form: SupplementExemptionForm,
  limit: SupplementLimit,
): SupplementProblem[] {
  return [
    ...courseProblems('course', form.course),
    ...problemsOfLimitedDay(
      { field: 'exemptedOn', label: texts.labels.exemptedOn, value: form.exemptedOn },
      { limit, tooLate: texts.exemptionTooLate },
    ),
    ...typeProblems(form),
    ...credentialDayProblems(form),
    ...numberProblems(form),
    ...regionProblems(form),
  ]
}

/** Whether the paper of that type has a number of its own; a 成绩单 has none. */
function hasNumber(credentialType: string): boolean {
  const type = PAPER_TYPES.find(({ code }) => code === credentialType)
  return type === undefined || type.fields.some((field) => NUMBERS.includes(field))
}

function typeProblems({ credentialType }: SupplementExemptionForm): SupplementProblem[] {
  const isThere = PAPER_TYPES.some(({ code }) => code === credentialType)
  return isThere ? [] : [{ field: 'credentialType', code: 'missing', text: texts.typeUnknown }]
}

function credentialDayProblems({ credentialOn, exemptedOn }: SupplementExemptionForm): SupplementProblem[] {
  const field = 'credentialOn'
  const label = texts.labels.credentialOn
  const day = requireDay({ field, label, value: credentialOn })
  if (typeof day !== 'string') return [day]
  if (day < OLDEST) return [{ field, code: 'too_early', text: texts.dayTooOld(label) }]
  return isDayLater(credentialOn, exemptedOn)
    ? [{ field, code: 'after', text: texts.dayAfter(label, texts.labels.exemptedOn) }]
    : []
}

function numberProblems({ credentialNo, credentialType }: SupplementExemptionForm): SupplementProblem[] {
  const field = 'credentialNo'
  const label = texts.labels.credentialNo
  if (credentialNo === '')
    return hasNumber(credentialType) ? [{ field, code: 'missing', text: texts.missing(label) }] : []
  const found = problemOfNumber(credentialNo, label)
  return found ? [{ field, ...found }] : []
}

function regionProblems({ region }: SupplementExemptionForm): SupplementProblem[] {
  return isProvince(region)
    ? []
    : [{ field: 'region', code: 'missing', text: texts.notChosen(texts.labels.region) }]
}

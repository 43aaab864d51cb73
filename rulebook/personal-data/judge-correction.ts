import type { PersonalDataForm } from '#contracts/forms/personal-data.ts'
import { judgeIdNumber } from '../identity/id-number.ts'
import { judgeName, strangeCharacterIn } from '../person-name.ts'
import { personalDataTexts as texts } from './personal-data.texts.ts'

export interface CorrectionProblem {
  field: string
  code: string
  text: string
}

/** What is on record; the browser has the number masked, and does not compare it. */
export interface RecordedData {
  name: string
  idType: string
  idNumber: string | undefined
}

/** Everything that is wrong with what was typed, at once, each at its field (PRF-01). Papers and photo are judged by themselves. */
export function judgeCorrection(form: PersonalDataForm, record: RecordedData): CorrectionProblem[] {
  if (form.data.length === 0) return [{ field: 'data', code: 'missing', text: texts.nothingChosen }]
  return [
    ...(form.data.includes('name') ? nameProblems(form.name, record.name) : []),
    ...(form.data.includes('idNumber') ? numberProblems(form, record) : []),
  ]
}

function nameProblems(name: string, recorded: string): CorrectionProblem[] {
  const problem = (code: string, text: string) => [{ field: 'name', code, text }]
  const verdict = judgeName(name)
  switch (verdict) {
    case 'ok':
      // Another glyph or another 「·」 is a correction: the diploma prints exactly what is on record.
      return name === recorded ? problem('same', texts.nameSame) : []
    case 'empty':
      return problem('missing', texts.name.empty)
    case 'characters':
      return problem(verdict, texts.name.characters(strangeCharacterIn(name) ?? ''))
    case 'too_long':
    case 'dot_place':
      return problem(verdict, texts.name[verdict])
    default:
      return verdict satisfies never
  }
}

function numberProblems(form: PersonalDataForm, record: RecordedData): CorrectionProblem[] {
  const reason =
    form.numberReason === '' ? [{ field: 'numberReason', code: 'missing', text: texts.reasonMissing }] : []
  const found = numberProblem(form, record)
  return [...(found ? [{ field: 'idNumber', ...found }] : []), ...reason]
}

function numberProblem(
  { idType, idNumber }: PersonalDataForm,
  record: RecordedData,
): { code: string; text: string } | undefined {
  if (idNumber === '') return { code: 'missing', text: texts.number.missing }
  const verdict = judgeIdNumber(idType, idNumber)
  if (verdict !== 'ok') return { code: verdict, text: texts.number[verdict] }
  // GB 11643-1999: cards with fifteen digits have not been valid since 2013.
  if (idType === 'resident_id' && idNumber.length !== 18) return { code: 'length', text: texts.numberShort }
  return idNumber === record.idNumber && idType === record.idType
    ? { code: 'same', text: texts.numberSame }
    : undefined
}

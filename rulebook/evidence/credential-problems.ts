import { parseDay } from '../beijing-time.ts'
import { fold } from '../folding/fold.ts'
import { labelOf } from './credential-facts.ts'
import { problemTexts as texts } from './credential-problems.texts.ts'
import {
  type CredentialField,
  type CredentialType,
  findCredentialType,
  QUALIFICATIONS,
} from './credential-types.ts'
import { isProvince } from './provinces.ts'

/** A credential as it stands in the form. */
export interface TypedCredential {
  id: string
  type: string
  fields: Partial<Record<CredentialField, string>>
  imageCount: number
}

export interface CredentialProblem {
  credentialId: string
  field: CredentialField | 'images' | 'type' | 'companion'
  code: string
  text: string
}

const OLDEST = '1950-01-01'
const SHORTEST_NUMBER = 3
const LONGEST_NUMBER = 40
/** As many characters as the server keeps. */
const LONGEST_REMARK = 200

/** Everything that is missing or impossible in one credential, field by field; `today` is a day in Beijing. */
export function problemsOfCredential(credential: TypedCredential, today: string): CredentialProblem[] {
  const type = findCredentialType(credential.type)
  const problem = (field: CredentialProblem['field'], code: string, text: string) => ({
    credentialId: credential.id,
    field,
    code,
    text,
  })
  if (!type) return [problem('type', 'unknown', texts.typeUnknown)]
  const fields = type.fields.flatMap((field) => {
    const found = problemOfField(type, field, { value: credential.fields[field]?.trim() ?? '', today })
    return found ? [problem(field, found.code, found.text)] : []
  })
  const images =
    credential.imageCount < type.minImages
      ? [problem('images', 'missing', texts.imagesMissing(type.name, type.minImages))]
      : []
  return [...fields, ...images]
}

/** EVI-04: which credentials lack the paper that goes with them; named before submission. */
export function missingCompanions(credentials: readonly TypedCredential[]): CredentialProblem[] {
  const present = new Set(credentials.map(({ type }) => type))
  return credentials.flatMap(({ id, type: code }) => {
    const type = findCredentialType(code)
    if (!type || type.companions.length === 0 || type.companions.some((one) => present.has(one))) return []
    const names = type.companions.map((one) => findCredentialType(one)?.name ?? one)
    return [
      {
        credentialId: id,
        field: 'companion' as const,
        code: 'missing',
        text: texts.companionMissing(type.name, names),
      },
    ]
  })
}

interface Found {
  code: string
  text: string
}

function problemOfField(
  type: CredentialType,
  field: CredentialField,
  { value, today }: { value: string; today: string },
): Found | undefined {
  if (field === 'remark')
    return [...value].length > LONGEST_REMARK
      ? { code: 'too_long', text: texts.remarkLength([...value].length, LONGEST_REMARK) }
      : undefined
  if (value === '') return { code: 'missing', text: texts.missing(labelOf(type.code, field)) }
  switch (field) {
    case 'number':
    case 'onlineCode':
    case 'reportNo':
      return problemOfNumber(value, labelOf(type.code, field))
    case 'obtainedOn':
      return problemOfDay(value, today)
    case 'province':
      return isProvince(value) ? undefined : { code: 'unknown', text: texts.provinceUnknown }
    case 'qualification':
      return QUALIFICATIONS.some((one) => one === value)
        ? undefined
        : { code: 'unknown', text: texts.qualificationUnknown }
    default:
      return field satisfies never
  }
}

function problemOfDay(value: string, today: string): Found | undefined {
  const day = parseDay(/^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value)
  if (!day) return { code: 'malformed', text: texts.dayMalformed }
  if (day > today) return { code: 'future', text: texts.dayFuture }
  return day < OLDEST ? { code: 'too_old', text: texts.dayTooOld } : undefined
}

// The signs that certificates print in their numbers: 「沪教自〔1998〕第00123号」, 「№ 1027·12004」, 「ABCD-1234」.
const IN_NUMBERS = /[\p{L}\p{N}()[\]〔〕【】〖〗〈〉《》「」.·・•‧/\p{Pd}№#:_+]/u

/** EVI-07: a number is accepted as it is printed; what no certificate prints is named. */
export function problemOfNumber(value: string, label: string): Found | undefined {
  const characters = [...fold('certificate_no', value)]
  const strange = characters.find((character) => !IN_NUMBERS.test(character))
  if (strange !== undefined) return { code: 'malformed', text: texts.numberCharacter(label, strange) }
  const { length } = characters.filter((character) => /[\p{L}\p{N}]/u.test(character))
  return length < SHORTEST_NUMBER || characters.length > LONGEST_NUMBER
    ? { code: 'malformed', text: texts.numberLength(label, SHORTEST_NUMBER, LONGEST_NUMBER) }
    : undefined
}

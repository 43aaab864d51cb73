import { parseDay } from '../beijing-time.ts'
import { foldWidth } from '../fold-width.ts'
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

/** As it is compared and shown: half-width, without spaces; full-width digits are the commonest slip on a phone. */
export function normaliseNumber(text: string): string {
  return foldWidth(text).replaceAll(/\s/gu, '').toUpperCase()
}

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
      ? [problem('images', 'missing', texts.imagesMissing(type.name))]
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
  if (field === 'remark') return undefined
  if (value === '') return { code: 'missing', text: texts.missing(labelOf(type.code, field)) }
  switch (field) {
    case 'number':
    case 'onlineCode':
    case 'reportNo':
      return isNumber(value)
        ? undefined
        : { code: 'malformed', text: texts.numberMalformed(labelOf(type.code, field)) }
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

function isNumber(value: string): boolean {
  return /^[\p{L}\p{N}()（）\-—./第号字]{3,40}$/u.test(normaliseNumber(value))
}

import { formatDate, parseDay } from '../beijing-time.ts'
import { problemTexts as texts } from './credential-problems.texts.ts'
import { CREDENTIAL_FIELDS, type CredentialField, findCredentialType } from './credential-types.ts'

/** What the form calls a field of a type, by its code; a type that is no longer known has general words. */
export function labelOf(type: string, field: CredentialField): string {
  return field === 'number'
    ? (findCredentialType(type)?.numberLabel ?? texts.numberLabel)
    : texts.labels[field]
}

/**
 * What was entered about a credential, in words, in the order of its type's fields; what was left empty is left out. A field that
 * the type no longer has comes last: what was filed is never hidden (APP-04).
 */
export function credentialFacts(credential: {
  type: string
  fields: Partial<Record<CredentialField, string>>
}): { label: string; value: string }[] {
  const { type, fields } = credential
  const order = new Set([...(findCredentialType(type)?.fields ?? []), ...CREDENTIAL_FIELDS])
  return [...order].flatMap((field) => {
    const value = fields[field] ?? ''
    if (value === '') return []
    return [{ label: labelOf(type, field), value: field === 'obtainedOn' ? dateWords(value) : value }]
  })
}

/** 2004年6月30日, or 2004年6月 where the paper names the month only; anything else as it was typed. */
function dateWords(value: string): string {
  if (parseDay(value) !== undefined) return formatDate(value)
  const month = /^(\d{4})-(\d{2})$/.exec(value)
  return month === null ? value : texts.monthOf(Number(month[1]), Number(month[2]))
}

import type { CredentialFields } from '#contracts/evidence.ts'
import { formatDate, parseDay } from '#rulebook/beijing-time.ts'
import { labelOf } from '#rulebook/exemption/credential-problems.ts'
import {
  CREDENTIAL_TYPES,
  type CredentialField,
  credentialTypeName,
  findCredentialType,
} from '#rulebook/exemption/credential-types.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'

type Named = { type: string; fields: CredentialFields }

/** The types in the order of the form. */
export const credentialTypes = CREDENTIAL_TYPES.map(({ code, name }) => ({ value: code, label: name }))

/** What was entered about a credential, in words, in the order of its type's fields. */
export function fieldFacts({ type: code, fields }: Named): { label: string; value: string }[] {
  const type = findCredentialType(code)
  return (type?.fields ?? []).flatMap((field) => {
    const value = fields[field] ?? ''
    if (type === undefined || value === '') return []
    return [{ label: labelOf(type, field), value: field === 'obtainedOn' ? dateWords(value) : value }]
  })
}

/** How a credential is told from another of its type: 「PETS-3 合格证书 3012…」. */
export function credentialName({ type, fields }: Named): string {
  const number = numberFields.map((field) => fields[field]).find((word) => word !== undefined && word !== '')
  return number === undefined ? credentialTypeName(type) : `${credentialTypeName(type)} ${number}`
}

const numberFields = ['number', 'onlineCode', 'reportNo'] as const satisfies CredentialField[]

/** 2004年6月30日, or 2004年6月 where the paper names the month only; anything else as it was typed. */
function dateWords(value: string): string {
  if (parseDay(value) !== undefined) return formatDate(value)
  const month = /^(\d{4})-(\d{2})$/.exec(value)
  return month === null ? value : texts.monthOf(Number(month[1]), Number(month[2]))
}

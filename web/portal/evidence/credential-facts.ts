import type { CredentialFields } from '#contracts/evidence.ts'
import { type CredentialField, credentialTypeName, PAPER_TYPES } from '#rulebook/evidence/credential-types.ts'

/** The types of papers in the order of the form. */
export const credentialTypes = PAPER_TYPES.map(({ code, name }) => ({ value: code, label: name }))

/** Whether a list of papers offers that type: a portrait or an identity document is asked for where it is needed. */
export function isPaperType(type: string): boolean {
  return PAPER_TYPES.some(({ code }) => code === type)
}

/** Names a credential so that it differs from others of its type: 「PETS-3 合格证书 3012…」. */
export function credentialName({ type, fields }: { type: string; fields: CredentialFields }): string {
  const number = numberFields.map((field) => fields[field]).find((word) => word !== undefined && word !== '')
  return number === undefined ? credentialTypeName(type) : `${credentialTypeName(type)} ${number}`
}

/** The key that finds the photographs of a credential again after a reload. */
export function photosKeyOf(credentialId: string): string {
  return `credential-${credentialId}`
}

const numberFields = ['number', 'onlineCode', 'reportNo'] as const satisfies CredentialField[]

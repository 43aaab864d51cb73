import type { CredentialFields } from '#contracts/evidence.ts'
import { CREDENTIAL_FIELDS, type CredentialField } from '#rulebook/evidence/credential-types.ts'
import { fold } from '#rulebook/folding/fold.ts'

const NUMBERS: ReadonlySet<CredentialField> = new Set(['number', 'onlineCode', 'reportNo'])

/**
 * Folds a field of a credential as the server stores it (EVI-07): numbers as the paper prints them, words unchanged.
 */
export function foldedField(field: CredentialField, text: string): string {
  return fold(NUMBERS.has(field) ? 'certificate_no' : 'text', text)
}

/** Folds all fields of a credential as the server stores them. */
export function foldedFields(fields: CredentialFields): CredentialFields {
  const folded = CREDENTIAL_FIELDS.flatMap((field) => {
    const text = fields[field]
    return text === undefined ? [] : [[field, foldedField(field, text)] as const]
  })
  return Object.fromEntries(folded)
}

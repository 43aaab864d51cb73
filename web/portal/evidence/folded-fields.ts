import type { CredentialFields } from '#contracts/evidence.ts'
import { CREDENTIAL_FIELDS, type CredentialField } from '#rulebook/evidence/credential-types.ts'
import { fold } from '#rulebook/folding/fold.ts'

const NUMBERS: ReadonlySet<CredentialField> = new Set(['number', 'onlineCode', 'reportNo'])

/** A field of a credential as the server keeps it (EVI-07): a number as the paper prints it, words as they are. */
export function foldedField(field: CredentialField, text: string): string {
  return fold(NUMBERS.has(field) ? 'certificate_no' : 'text', text)
}

/** All fields of a credential as the server keeps them. */
export function foldedFields(fields: CredentialFields): CredentialFields {
  const folded = CREDENTIAL_FIELDS.flatMap((field) => {
    const text = fields[field]
    return text === undefined ? [] : [[field, foldedField(field, text)] as const]
  })
  return Object.fromEntries(folded)
}

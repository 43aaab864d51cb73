import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Filed } from '#contracts/filed.ts'
import { requireFound } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { StoredForm } from '#server/service-definition.ts'
import { findRevision } from './filing.store.ts'
import { readFiled } from './stored-content.ts'

/** The content of one revision of an application, and the part of the form that it came from. */
export interface RevisionContent {
  filed: Filed
  /** `filed` in the shape in which it was sealed. The digest is computed from this shape. */
  sealed: unknown
  form: StoredForm
}

// A form without a version number has version 1.
const Envelope = Type.Object({
  filed: Type.Unknown(),
  form: Type.Unknown(),
  formVersion: Type.Optional(Type.Integer({ minimum: 1 })),
})

/** Encrypts the content of a revision for its application, so that it cannot be moved to another. */
export function sealRevision(
  deps: Pick<Deps, 'cipher'>,
  applicationId: string,
  { filed, form }: { filed: Filed; form: StoredForm },
): Buffer {
  const envelope = { filed, form: form.content, formVersion: form.version }
  return deps.cipher.seal(`application.revision.${applicationId}`, JSON.stringify(envelope))
}

/** Decrypts the content of a revision. Throws when it was sealed for another application or was changed. */
export function unsealRevision(
  deps: Pick<Deps, 'cipher'>,
  row: { application_id: string; filed_cipher: Buffer },
): RevisionContent {
  const envelope: unknown = JSON.parse(
    deps.cipher.open(`application.revision.${row.application_id}`, row.filed_cipher),
  )
  if (!Value.Check(Envelope, envelope))
    throw new Error(`revision of ${row.application_id} has no known shape`)
  const { filed, form, formVersion = 1 } = envelope
  return { filed: readFiled(filed), sealed: filed, form: { version: formVersion, content: form } }
}

/** Reads a revision and decrypts it as it was filed. */
export async function openRevision(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  application: { id: string; person_id: string; revision: number },
): Promise<RevisionContent & { receiptNo: string; filingId: string; digest: Buffer }> {
  const { id, person_id: personId, revision } = application
  const row = requireFound(await findRevision(tx, { personId, applicationId: id, revision }))
  const content = unsealRevision(deps, { application_id: id, filed_cipher: row.filed_cipher })
  return { ...content, receiptNo: row.receipt_no, filingId: row.filing_id, digest: row.digest }
}

/** APP-08: SHA-256 of the filed content with its keys in order, so that anybody can compute it again. */
export function digestOf(filed: unknown): Buffer {
  return createHash('sha256').update(inOrder(filed)).digest()
}

/**
 * The digest of a whole submission, which its receipt shows. It covers the applications in the order in which they were
 * filed, each in the shape in which it was sealed.
 */
export function digestOfFiling(filing: {
  receiptNo: string
  ticketNo: string
  filedAt: Date
  filed: readonly unknown[]
}): Buffer {
  const { receiptNo, ticketNo, filedAt, filed } = filing
  return digestOf({ receiptNo, ticketNo, filedAt: filedAt.toISOString(), filed })
}

function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${inOrder(one)}`).join(',')}}`
}

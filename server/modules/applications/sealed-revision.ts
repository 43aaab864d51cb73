import { createHash } from 'node:crypto'
import type { Filed } from '#contracts/applications.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { requireFound } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { findRevision } from './filing.store.ts'

/** What one revision of an application says, and the part of the form that it came from. */
export interface RevisionContent {
  filed: Filed
  form: DraftForm
}

/** Encrypts a revision's content for its application: it cannot be moved to another. */
export function sealRevision(
  deps: Pick<Deps, 'cipher'>,
  applicationId: string,
  content: RevisionContent,
): Buffer {
  return deps.cipher.seal(`application.revision.${applicationId}`, JSON.stringify(content))
}

/** The content of a sealed revision; throws when it was sealed for another application, or was changed. */
export function unsealRevision(
  deps: Pick<Deps, 'cipher'>,
  row: { application_id: string; filed_cipher: Buffer },
): RevisionContent {
  return JSON.parse(
    deps.cipher.open(`application.revision.${row.application_id}`, row.filed_cipher),
  ) as RevisionContent
}

/** A revision as it was filed; undefined number: the newest. */
export async function openRevision(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  of: { id: string; person_id: string; revision: number },
): Promise<RevisionContent & { receiptNo: string; filingId: string; digest: Buffer }> {
  const key = { personId: of.person_id, applicationId: of.id, revision: of.revision }
  const row = requireFound(await findRevision(tx, key))
  const content = unsealRevision(deps, { application_id: of.id, filed_cipher: row.filed_cipher })
  return { ...content, receiptNo: row.receipt_no, filingId: row.filing_id, digest: row.digest }
}

/** APP-08: SHA-256 over what was filed, with the keys in order, so that anybody can make it again. */
export function digestOf(filed: unknown): Buffer {
  return createHash('sha256').update(inOrder(filed)).digest()
}

/** The digest of a whole submission, as its receipt tells it: its applications in the order in which they were filed. */
export function digestOfFiling(of: {
  receiptNo: string
  ticketNo: string
  filedAt: Date
  filed: readonly Filed[]
}): Buffer {
  const { receiptNo, ticketNo, filedAt, filed } = of
  return digestOf({ receiptNo, ticketNo, filedAt: filedAt.toISOString(), filed })
}

function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${inOrder(one)}`).join(',')}}`
}

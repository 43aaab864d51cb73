import { createHash } from 'node:crypto'
import type { DraftForm, Filed } from '#contracts/applications.ts'
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

/** A revision as it was filed; undefined number: the newest. */
export async function openRevision(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  of: { id: string; person_id: string; revision: number },
): Promise<RevisionContent & { receiptNo: string; filingId: string; digest: Buffer }> {
  const key = { personId: of.person_id, applicationId: of.id, revision: of.revision }
  const row = requireFound(await findRevision(tx, key))
  const content = JSON.parse(
    deps.cipher.open(`application.revision.${of.id}`, row.filed_cipher),
  ) as RevisionContent
  return { ...content, receiptNo: row.receipt_no, filingId: row.filing_id, digest: row.digest }
}

/** APP-08: SHA-256 over what was filed, with the keys in order, so that anybody can make it again. */
export function digestOf(filed: unknown): Buffer {
  return createHash('sha256').update(inOrder(filed)).digest()
}

function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${inOrder(one)}`).join(',')}}`
}

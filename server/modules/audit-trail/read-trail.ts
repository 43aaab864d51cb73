import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { findLostDay, listDigests } from './audit-digest.store.ts'
import { firstForgedDay } from './audit-digest.ts'
import { listEntries, verifyChains } from './audit-trail.store.ts'

const VERIFY_LIMIT_MS = 60_000

/** Shows a page of the trail to the auditor (TRL-01). */
export async function viewTrail(deps: Deps, { deadline }: Call, filter: { action?: string; after?: string }) {
  const [chain, seq] = filter.after?.split('-') ?? []
  const after = chain === undefined || seq === undefined ? undefined : { chain: Number(chain), seq }
  const rows = await deps.database.read(deadline, (tx) => listEntries(tx, { action: filter.action, after }))
  return {
    entries: rows.map((row) => ({
      key: `${row.chain}-${row.seq}`,
      at: row.at.toISOString(),
      actorKind: row.actor_kind,
      ...(row.actor_name ? { actorName: row.actor_name } : {}),
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      ...(row.old_value ? { oldValue: row.old_value } : {}),
      ...(row.new_value ? { newValue: row.new_value } : {}),
      ...(row.reason ? { reason: row.reason } : {}),
      ...(row.address ? { address: row.address } : {}),
    })),
  }
}

/** The result of a verification: how much was checked, and the first place that does not hold. */
export interface TrailVerdict {
  entries: number
  digests: number
  /** The first broken link, as chain-entry. */
  broken?: string
  /** The first day whose signed digest does not hold. */
  brokenDay?: string
}

/** Recomputes all chains and compares them with every signed digest (TRL-01). */
export function verifyTrail(deps: Deps): Promise<TrailVerdict> {
  return deps.database.read(deadlineIn(VERIFY_LIMIT_MS), (tx) => verifyWith(tx, deps.signer.publicKey))
}

/**
 * Verifies the trail from outside the application. Without a public key it trusts the key that the newest digest names.
 */
export async function verifyWith(tx: Tx, publicKey: string | undefined): Promise<TrailVerdict> {
  const { entries, broken } = await verifyChains(tx)
  const digests = await listDigests(tx)
  const brokenDay = firstForgedDay(digests, publicKey) ?? (await findLostDay(tx))
  return {
    entries,
    digests: digests.length,
    ...(broken ? { broken } : {}),
    ...(brokenDay ? { brokenDay } : {}),
  }
}

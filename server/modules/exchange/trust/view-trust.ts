import type { TrustedKeyView } from '#contracts/office/trusted-keys.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import type { Deps } from '#server/deps.ts'
import { type KeyRow, listKeys } from './trust.store.ts'

/** Shows the keys of other installations to the security administration. */
export async function viewTrust(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const rows = await deps.database.read(deadline, listKeys)
  return { keys: rows.map((row) => viewOf(row, actor)) }
}

function viewOf(row: KeyRow, { staffId }: StaffActor): TrustedKeyView {
  return {
    ...{ id: row.id, installation: row.installation, name: row.name, province: row.province },
    ...{ keyId: row.key_id, publicKey: row.public_key, validFrom: row.valid_from.toISOString() },
    ...(row.valid_until ? { validUntil: row.valid_until.toISOString() } : {}),
    ...{ state: row.state, proof: row.proof, proposedBy: row.proposer },
    proposedAt: row.proposed_at.toISOString(),
    ...(row.decider === null ? {} : { decidedBy: row.decider }),
    ...(row.revoker !== null && row.revoked_at && row.revocation_reason !== null
      ? { revocation: { by: row.revoker, at: row.revoked_at.toISOString(), reason: row.revocation_reason } }
      : {}),
    mine: row.proposed_by === staffId,
  }
}

import { sql } from 'kysely'
import type { TrustState } from '#contracts/office/trusted-keys.ts'
import type { Tx } from '#platform/db/database.ts'

/** A key of another installation that was agreed to, also one that was revoked since. */
export interface TrustedKeyRow {
  installation: string
  name: string
  province: string
  key_id: string
  public_key: string
  valid_from: Date
  valid_until: Date | null
  revoked_at: Date | null
}

/** Lists the keys that two persons agreed to. */
export async function listTrustedKeys(tx: Tx): Promise<TrustedKeyRow[]> {
  const { rows } = await sql<TrustedKeyRow>`
    select installation, name, province, key_id, public_key, valid_from, valid_until, revoked_at
    from trusted_keys where state in ('trusted', 'revoked') order by installation, valid_from, id limit 1000`.execute(
    tx,
  )
  return rows
}

/** Lists all keys as the desk shows them: those that wait first, then by installation, the newest first. */
export async function listKeys(tx: Tx): Promise<KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select k.id, k.installation, k.name, k.province, k.key_id, k.public_key, k.valid_from, k.valid_until, k.state, k.proof,
      k.proposed_by, a.name as proposer, k.proposed_at, b.name as decider, c.name as revoker, k.revoked_at, k.revocation_reason
    from trusted_keys k join staff a on a.id = k.proposed_by left join staff b on b.id = k.decided_by
      left join staff c on c.id = k.revoked_by
    order by (k.state = 'proposed') desc, k.province, k.installation, k.proposed_at desc, k.id limit 500`.execute(
    tx,
  )
  return rows
}

export interface KeyRow {
  id: string
  installation: string
  name: string
  province: string
  key_id: string
  public_key: string
  valid_from: Date
  valid_until: Date | null
  state: TrustState
  proof: string
  proposed_by: string
  proposer: string
  proposed_at: Date
  decider: string | null
  revoker: string | null
  revoked_at: Date | null
  revocation_reason: string | null
}

export interface ProposedKey {
  id: string
  installation: string
  name: string
  province: string
  keyId: string
  publicKey: string
  validFrom: Date
  proof: string
  staffId: string
  at: Date
}

/** Stores a key that waits for a second person; false when it is, or was, registered already. */
export async function insertKey(tx: Tx, key: ProposedKey): Promise<boolean> {
  const row = await tx
    .insertInto('trusted_keys')
    .values({
      ...{
        id: key.id,
        installation: key.installation,
        name: key.name,
        province: key.province,
        state: 'proposed',
      },
      ...{ key_id: key.keyId, public_key: key.publicKey, valid_from: key.validFrom, proof: key.proof },
      ...{ proposed_by: key.staffId, proposed_at: key.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Finds a key and locks it. */
export async function lockKey(tx: Tx, id: string) {
  return tx
    .selectFrom('trusted_keys')
    .select(['id', 'installation', 'key_id', 'state', 'proposed_by', 'valid_until'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Decides on a key that was proposed; false when somebody was faster. */
export async function decideKey(
  tx: Tx,
  decision: { id: string; to: 'trusted' | 'refused'; staffId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('trusted_keys')
    .set({ state: decision.to, decided_by: decision.staffId, decided_at: decision.at })
    .where('id', '=', decision.id)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Ends the time of a key: what it signed before holds. False when it is not trusted, or retired already. */
export async function retireKey(tx: Tx, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('trusted_keys')
    .set({ valid_until: at })
    .where('id', '=', id)
    .where('state', '=', 'trusted')
    .where('valid_until', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Revokes a key: nothing that it signed holds any more. False when it is not trusted. */
export async function revokeKey(
  tx: Tx,
  { id, staffId, at, reason }: { id: string; staffId: string; at: Date; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('trusted_keys')
    .set({ state: 'revoked', revoked_by: staffId, revoked_at: at, revocation_reason: reason })
    .where('id', '=', id)
    .where('state', '=', 'trusted')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

import { sql } from 'kysely'
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

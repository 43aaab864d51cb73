import type { Tx } from '#platform/db/database.ts'
import type { TrustedInstallation } from '#rulebook/transfer-package/trust-list.ts'
import { listTrustedKeys, type TrustedKeyRow } from './trust.store.ts'

/** The installations whose files are believed, with their keys: the retired and the revoked ones too, which say why one is not. */
export async function trustedInstallations(tx: Tx): Promise<TrustedInstallation[]> {
  const rows = await listTrustedKeys(tx)
  return [...Map.groupBy(rows, ({ installation }) => installation)].flatMap(([installation, keys]) => {
    const newest = keys.at(-1)
    return newest
      ? [{ installation, name: newest.name, province: newest.province, keys: keys.map(keyOf) }]
      : []
  })
}

function keyOf(row: TrustedKeyRow) {
  return {
    id: row.key_id,
    publicKey: row.public_key,
    from: row.valid_from,
    until: row.valid_until ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  }
}

import type { Tx } from '#platform/db/database.ts'
import type { DigestRow } from './check-digests.ts'
import type { ChainEnd } from './digest-document.ts'

/** Lists the ends of all chains at one instant: a single statement sees one state, whatever is written meanwhile. */
export async function listChainEnds(tx: Tx): Promise<ChainEnd[]> {
  const rows = await tx
    .selectFrom('audit_chains')
    .select(['chain', 'length', 'head'])
    .orderBy('chain')
    .execute()
  return rows.map(({ chain, length, head }) => ({
    chain,
    length: Number(length),
    head: head.toString('hex'),
  }))
}

/** Finds the newest digest. */
export async function findLatestDigest(tx: Tx): Promise<DigestRow | undefined> {
  return tx
    .selectFrom('audit_digests')
    .select(['day', 'document', 'signature'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Stores a digest, unless another worker has stored one for that day. */
export async function insertDigest(tx: Tx, digest: DigestRow & { at: Date }): Promise<void> {
  await tx
    .insertInto('audit_digests')
    .values({ ...digest })
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute()
}

import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Where a chain ended: the number of its entries and the last one's hash, hexadecimal. */
export interface ChainEnd {
  chain: number
  length: number
  head: string
}

export interface DigestRow {
  day: string
  document: string
  signature: Buffer
}

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

/** Lists all digests, the oldest first. */
export async function listDigests(tx: Tx): Promise<DigestRow[]> {
  return tx
    .selectFrom('audit_digests')
    .select(['day', 'document', 'signature'])
    .orderBy('day')
    .limit(100_000)
    .execute()
}

/** Stores a digest, unless another worker has stored one for that day. */
export async function insertDigest(tx: Tx, digest: DigestRow & { at: Date }): Promise<void> {
  await tx
    .insertInto('audit_digests')
    .values({ ...digest })
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute()
}

/** Finds the first day whose digest names an end that the trail does not have: entries were rewritten or cut off since. */
export async function findLostDay(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ day: string }>`
    select d.day::text from audit_digests d, lateral jsonb_to_recordset(d.document::jsonb -> 'chains') as ${ENDS}
    where ${IS_LOST} order by d.day limit 1`.execute(tx)
  return rows[0]?.day
}

/** Whether the trail still has every end that this digest's document names. */
export async function hasEndsOf(tx: Tx, document: string): Promise<boolean> {
  const { rows } = await sql<{ lost: number }>`
    select count(*)::int as lost from jsonb_to_recordset(${document}::jsonb -> 'chains') as ${ENDS}
    where ${IS_LOST}`.execute(tx)
  return rows[0]?.lost === 0
}

const ENDS = sql`c(chain smallint, length bigint, head text)`
const IS_LOST = sql`c.head is distinct from encode(case when c.length = 0
  then sha256(convert_to('kaoji audit chain ' || c.chain, 'UTF8'))
  else (select e.hash from audit_entries e where e.chain = c.chain and e.seq = c.length) end, 'hex')`

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { type Client, signIn } from './client.ts'

export interface Acknowledged {
  at: number
  kind: string
  words: string[]
}

/** What the clients were told, in their order. */
export function readLedger(path: string): Acknowledged[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => {
    const [at, kind = '', ...words] = line.split(' ')
    return { at: Number(at), kind, words }
  })
}

const EXISTS: Record<string, string> = {
  image: "select 1 from evidence_images where id = $1 and encode(digest, 'hex') = $2",
  filing: 'select 1 from filings where id = $1 and draft_id = $2',
  withdrawn:
    "select 1 from application_steps where application_id = $1 and revision = $2 and kind = 'withdrawn'",
  rejected:
    "select 1 from application_steps where application_id = $1 and revision = $2 and kind = 'rejected'",
}

/** Acknowledged, and not there; or there more than once. */
export async function compare(
  owner: pg.Pool,
  told: readonly Acknowledged[],
): Promise<{ lost: string[]; doubled: string[] }> {
  const lost: string[] = []
  const doubled: string[] = []
  for (const { kind, words } of told) {
    const query = EXISTS[kind]
    if (!query) continue
    const { rowCount } = await owner.query(query, words.slice(0, 2))
    if (rowCount === 0) lost.push(`${kind} ${words.join(' ')}`)
    if ((rowCount ?? 0) > 1) doubled.push(`${kind} ${words.join(' ')}`)
  }
  const { rows } = await owner.query<{ what: string }>(`
    select 'image ' || credential_id as what from evidence_images where removed_at is null
    group by credential_id, digest having count(*) > 1
    union all select 'filing ' || draft_id from filings group by draft_id having count(*) > 1`)
  return { lost, doubled: [...doubled, ...rows.map(({ what }) => what)] }
}

/** The photographs that their owners can no longer see as they were acknowledged. */
export async function damagedPhotographs(origin: string, told: readonly Acknowledged[]): Promise<string[]> {
  const clients = new Map<string, Client>()
  const damaged: string[] = []
  for (const { kind, words } of told) {
    if (kind !== 'image') continue
    const [id = '', digest = '', name = ''] = words
    const client = clients.get(name) ?? (await signIn(origin, { name }))
    clients.set(name, client)
    const bytes = await client.bytes(`/api/portal/images/${id}`)
    if (createHash('sha256').update(bytes).digest('hex') !== digest) damaged.push(id)
  }
  return damaged
}

import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { idNumberIndex } from '#platform/secrets/number-index.ts'
import { withChecksum } from '#rulebook/identity/id-number.ts'

const CHUNK = 2_000

/** The token of a made-up session, for benchmarks: everybody knows it. */
export function bulkToken(order: number): string {
  return createHash('sha256').update(`bulk session ${order}`).digest('base64url')
}

/** The number of the made-up candidate: passes its checksum, and no two are the same. */
export function bulkIdNumber(order: number): string {
  const day = new Date(Date.UTC(1970, 0, 1 + (order % 12_000))).toISOString().slice(0, 10).replaceAll('-', '')
  return withChecksum(`310230${day}${String(Math.floor(order / 12_000) % 1000).padStart(3, '0')}`)
}

export interface Bulk {
  count: number
  cipher: FieldCipher
  /** undefined: the initial password. */
  passwordHash: string | undefined
  /** Sessions that are signed in already, one for each candidate. */
  withSessions: boolean
}

/** Adds candidates with eight published scores each, with COPY; the demonstration's catalogue must be there. */
export async function addBulkCandidates(ownerUrl: string, bulk: Bulk): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('create temporary table bulk (n int, index bytea, cipher bytea, token bytea)')
    await pipeline(Readable.from(rowsOf(bulk)), client.query(copyFrom('copy bulk from stdin')))
    for (const statement of statementsOf(bulk)) await client.query(statement)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

function* rowsOf({ count, cipher }: Bulk): Generator<string> {
  for (let from = 0; from < count; from += CHUNK) {
    let text = ''
    for (let order = from; order < Math.min(count, from + CHUNK); order += 1) {
      const number = bulkIdNumber(order)
      const index = idNumberIndex(cipher, number).toString('hex')
      const sealed = cipher.seal('person.id_number', number).toString('hex')
      const token = createHash('sha256').update(bulkToken(order)).digest('hex')
      text += `${order}\t\\\\x${index}\t\\\\x${sealed}\t\\\\x${token}\n`
    }
    yield text
  }
}

function statementsOf({ passwordHash, withSessions }: Bulk): string[] {
  const hash = passwordHash === undefined ? 'null, null' : `${pg.escapeLiteral(passwordHash)}, now()`
  return [
    'alter table bulk add id uuid, add ticket uuid',
    'update bulk set id = gen_random_uuid(), ticket = gen_random_uuid()',
    `insert into persons (id, name, id_type, id_number_cipher, id_number_index, registered_on)
       select id, '批量考生' || n, 'resident_id', cipher, index, '2024-01-01' from bulk`,
    `insert into candidate_accounts (person_id, password_hash, password_set_at) select id, ${hash} from bulk`,
    `insert into tickets (id, ticket_no, person_id, school_id, plan_id, registered_on)
       select b.ticket, '7' || lpad(n::text, 11, '0'), b.id, m.school_id, p.id, '2024-01-01'
       from bulk b, plans p join majors m on m.id = p.major_id where m.code = '120203K' and p.retired_on is null`,
    `insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on, batch_id)
       select b.id, gen_random_uuid(), b.ticket, c.course_code, i.sitting_id, 'exam', 'marked', 40 + (n * 7 + c.seq) % 60, g.held_to, i.id
       from bulk b
       cross join (select course_code, row_number() over (order by seq) as seq from plan_courses pc join plans p on p.id = pc.plan_id
         join majors m on m.id = p.major_id where m.code = '120203K' and p.retired_on is null and pc.mode = 'written' order by seq limit 8) c
       join lateral (select id, sitting_id from import_batches where kind = 'exam_scores' and state = 'applied'
         order by batch_no limit 1 offset (c.seq % 4)) i on true
       join sittings g on g.id = i.sitting_id`,
    ...(withSessions
      ? [
          `insert into sessions (token_digest, id, person_id, stage, ticket_id, created_at, seen_at, expires_at, address, agent)
             select token, gen_random_uuid(), id, 'ready', ticket, now(), now(), now() + interval '8 hours', '127.0.0.1', 'bench' from bulk`,
        ]
      : []),
  ]
}

import { existsSync, readFileSync } from 'node:fs'
import type pg from 'pg'

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

const STEP = (kind: string) =>
  `select 1 from application_steps where application_id = $1 and revision = $2 and kind = '${kind}'`
const CORRECTION = (state: string) => `select 1 from score_corrections where id = $1 and state = '${state}'`

/** The row that each acknowledgement promised, by the first words of its line. */
const PROMISED: Record<string, { words: 1 | 2; query: string; mayBeTwice?: true }> = {
  image: { words: 2, query: "select 1 from evidence_images where id = $1 and encode(digest, 'hex') = $2" },
  filing: { words: 2, query: 'select 1 from filings where id = $1 and draft_id = $2' },
  withdrawn: { words: 2, query: STEP('withdrawn') },
  rejected: { words: 2, query: STEP('rejected') },
  passed: { words: 2, query: STEP('passed') },
  // Taken back, it is approved once more.
  approved: { words: 2, query: STEP('approved'), mayBeTwice: true },
  undone: { words: 1, query: "select 1 from undo_requests where id = $1 and state = 'approved'" },
  // At once, or a moment after the acknowledgement, the whole file is checked.
  uploaded: {
    words: 2,
    query:
      "select 1 from import_batches where id = $1 and rows_total = $2 and state in ('checked', 'applied')",
  },
  applied: { words: 1, query: "select 1 from import_batches where id = $1 and state = 'applied'" },
  proposed: {
    words: 2,
    query: 'select 1 from publication_batches where publication_id = $1 and batch_id = $2',
  },
  published: { words: 1, query: "select 1 from publications where id = $1 and state = 'approved'" },
  correction: { words: 1, query: 'select 1 from score_corrections where id = $1' },
  corrected: { words: 1, query: CORRECTION('approved') },
  correction_refused: { words: 1, query: CORRECTION('refused') },
}

/** Acknowledged, and not there; or there more than once. For when nobody has anything under way. */
export async function compare(
  owner: pg.Pool,
  told: readonly Acknowledged[],
): Promise<{ lost: string[]; doubled: string[] }> {
  const lost: string[] = []
  const doubled: string[] = []
  for (const { kind, words } of told) {
    const promised = PROMISED[kind]
    if (!promised) continue
    const { rowCount } = await owner.query(promised.query, words.slice(0, promised.words))
    if (rowCount === 0) lost.push(`${kind} ${words.join(' ')}`)
    if ((rowCount ?? 0) > 1 && !promised.mayBeTwice) doubled.push(`${kind} ${words.join(' ')}`)
  }
  const { rows } = await owner.query<{ what: string }>(`
    select 'image ' || credential_id as what from evidence_images where removed_at is null
    group by credential_id, digest having count(*) > 1
    union all select 'filing ' || draft_id from filings group by draft_id having count(*) > 1`)
  return { lost, doubled: [...doubled, ...rows.map(({ what }) => what)] }
}

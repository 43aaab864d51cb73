import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** An arrival that came as a package, with the last step that settled it. */
export interface SettledPackage {
  package_id: string
  package_digest: Buffer
  package_sender: string
  person_id: string | null
  state: string
  seq: number | null
  kind: string | null
  at: Date | null
  note: string | null
  /** What a rejection names, in words. */
  words: string | null
}

/** Finds the package of an arrival, with what became of it; undefined where it came by another way. */
export async function findSettledPackage(tx: Tx, arrivalId: string): Promise<SettledPackage | undefined> {
  const { rows } = await sql<SettledPackage>`
    select a.package_id, a.package_digest, a.package_sender, a.person_id, a.state, s.seq, s.kind, s.at, s.note,
      (select string_agg(r ->> 'words', '；') from jsonb_array_elements(s.reasons) r) as words
    from arrivals a left join lateral (
      select seq, kind, at, note, reasons from arrival_steps
      where arrival_id = a.id and kind in ('confirmed', 'rejected', 'returned', 'expired') order by seq desc limit 1) s on true
    where a.id = ${arrivalId} and a.package_id is not null`.execute(tx)
  return rows[0]
}

import type { TestApplication } from './test-application.ts'

/** The papers of a person that hold no more, and why: 「score_sheet score_corrected」. */
export async function revokedOf({ owner }: TestApplication, personId: string): Promise<string[]> {
  const { rows } = await owner.query<{ revoked: string }>(
    `select p.kind || ' ' || r.reason as revoked from papers p join paper_revocations r on r.paper_id = p.id
     where p.person_id = $1 order by 1`,
    [personId],
  )
  return rows.map(({ revoked }) => revoked)
}

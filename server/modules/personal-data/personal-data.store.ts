import type { Tx } from '#platform/db/database.ts'

/** An application of a person for a correction that is not withdrawn. */
export interface StandingCorrection {
  id: string
  ticketId: string
  ticketNo: string
  subject: string
  title: string
  state: string
}

/** Lists a person's applications for corrections over all 准考证, without those that were withdrawn. */
export async function listStandingCorrections(tx: Tx, personId: string): Promise<StandingCorrection[]> {
  return tx
    .selectFrom('applications as a')
    .innerJoin('tickets as t', 't.id', 'a.ticket_id')
    .select(['a.id', 'a.ticket_id as ticketId', 't.ticket_no as ticketNo', 'a.subject', 'a.title', 'a.state'])
    .where('a.person_id', '=', personId)
    .where('a.service', '=', 'personal-data')
    .where('a.state', '<>', 'withdrawn')
    .orderBy('a.application_no')
    .limit(300)
    .execute()
}

/** Lists what else of a person is applied for and not decided: it goes on under the corrected data. */
export async function listOtherMatters(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('applications')
    .select('title')
    .where('person_id', '=', personId)
    .where('service', '<>', 'personal-data')
    .where('state', 'in', ['pending', 'in_review', 'amending'])
    .orderBy('application_no')
    .limit(20)
    .execute()
  return rows.map(({ title }) => title)
}

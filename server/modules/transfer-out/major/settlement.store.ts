import type { Tx } from '#platform/db/database.ts'

/** The application and revision whose major is settled. */
export interface FiledRevision {
  personId: string
  applicationId: string
  revision: number
}

/** A major of another province as staff found it. */
export interface SettledMajor {
  code: string
  name: string
}

/** Finds what staff found last for a major that was typed; undefined: nothing yet. A new revision begins anew. */
export async function findSettlement(
  tx: Tx,
  { personId, applicationId, revision }: FiledRevision,
): Promise<SettledMajor | undefined> {
  return tx
    .selectFrom('destination_settlements')
    .select(['code', 'name'])
    .where('person_id', '=', personId)
    .where('application_id', '=', applicationId)
    .where('revision', '=', revision)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Keeps what staff found; earlier ones stay. */
export async function insertSettlement(
  tx: Tx,
  { personId, applicationId, revision }: FiledRevision,
  settled: SettledMajor & { id: string; staffId: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('destination_settlements')
    .values({
      ...{ id: settled.id, person_id: personId, application_id: applicationId, revision },
      ...{ code: settled.code, name: settled.name, settled_by: settled.staffId, settled_at: settled.at },
    })
    .execute()
}

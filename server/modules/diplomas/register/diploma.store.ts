import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Question } from '#platform/db/question.ts'
import type { DegreeLevel } from '#rulebook/diplomas/diploma-no-parts.ts'

/** The diplomas with the instant of their publication; of one that was withdrawn there is none. */
const diplomas = (tx: Tx) =>
  tx
    .selectFrom('diplomas as d')
    .innerJoin('graduation_publications as p', 'p.id', 'd.publication_id')
    .innerJoin('graduation_batches as b', 'b.id', 'd.batch_id')

/** A major and level of which somebody has a diploma. */
interface HeldDiploma {
  major: string
  level: DegreeLevel
}

/** Asks for the majors and levels of which a person has a diploma at an instant: published, and not revoked (AUD-02). */
export function diplomasOf({
  personId,
  at,
}: {
  personId: string
  at: Date
}): Question<HeldDiploma, HeldDiploma[]> {
  const rows = sql<HeldDiploma>`
    select d.major_code as major, d.level from diplomas d join graduation_publications p on p.id = d.publication_id
    where d.person_id = ${personId} and d.state = 'assigned' and p.state = 'approved' and p.publish_at <= ${at}
    order by d.graduates_on, d.id limit 100`
  return { rows, answer: (list) => [...list] }
}

/**
 * Finds a batch in which a person's diploma waits for the instant of its publication, or for a halted list, and would be
 * dated before a day; undefined: whatever its date.
 */
export async function findWaitingDiploma(
  tx: Tx,
  { personId, before, at }: { personId: string; before: string | undefined; at: Date },
): Promise<{ batchName: string } | undefined> {
  return diplomas(tx)
    .select('b.name as batchName')
    .where('d.person_id', '=', personId)
    .where('d.state', '=', 'assigned')
    .$if(before !== undefined, (query) => query.where('d.graduates_on', '<', before ?? ''))
    .where((eb) => eb.or([eb('p.state', '=', 'halted'), eb('p.publish_at', '>', at)]))
    .orderBy('d.graduates_on')
    .limit(1)
    .executeTakeFirst()
}

/** Finds the number and date of the diploma of an application, if it has come out by an instant and stands. */
export async function findDiplomaOf(
  tx: Tx,
  { applicationId, at }: { applicationId: string; at: Date },
): Promise<{ diplomaNo: string; graduatesOn: string } | undefined> {
  const row = await diplomas(tx)
    .select(['d.diploma_no', 'd.graduates_on'])
    .where('d.application_id', '=', applicationId)
    .where('d.state', '=', 'assigned')
    .where('p.state', '=', 'approved')
    .where('p.publish_at', '<=', at)
    .executeTakeFirst()
  return row && { diplomaNo: row.diploma_no, graduatesOn: row.graduates_on }
}

/** Finds the diploma that stands of an application, whether its publication's instant has come or not. */
export async function findStandingDiploma(tx: Tx, applicationId: string) {
  return diplomas(tx)
    .select(['d.id', 'd.diploma_no', 'b.name as batch_name', 'p.state as publication_state', 'p.publish_at'])
    .where('d.application_id', '=', applicationId)
    .where('d.state', '=', 'assigned')
    .executeTakeFirst()
}

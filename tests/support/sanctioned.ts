import { givenIn } from './given.ts'
import type { TestApplication } from './test-application.ts'

/** Puts a person under a sanction at this moment: entered by one officer, confirmed by a second. */
export async function isSanctioned(
  application: TestApplication,
  { personId, until }: { personId: string; until: string },
): Promise<void> {
  const given = givenIn(application)
  const both = [await given.officer('authority_reviewer'), await given.officer('record_supervisor')]
  await application.owner.query(
    `insert into sanctions (id, person_id, kind, until, reason, state, requested_by, requested_at, decided_by, decided_at)
     values (gen_random_uuid(), $1, 'diploma_delayed', $2, '考试违规', 'in_force', $3, $5, $4, $5)`,
    [personId, until, ...both.map(({ staffId }) => staffId), application.clock.now()],
  )
}

import type { Tx } from '#platform/db/database.ts'

/** Finds the sample applicant's 准考证, and whether it has an application already. */
export async function findApplicant(tx: Tx, idNumberIndex: Buffer) {
  const row = await tx
    .selectFrom('persons')
    .innerJoin('tickets', 'tickets.person_id', 'persons.id')
    .leftJoin('applications', 'applications.ticket_id', 'tickets.id')
    .select([
      'tickets.id',
      'tickets.ticket_no',
      'tickets.person_id',
      'tickets.school_id',
      'applications.id as application_id',
    ])
    .where('persons.id_number_index', '=', idNumberIndex)
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      no: row.ticket_no,
      personId: row.person_id,
      schoolId: row.school_id,
      hasApplied: row.application_id !== null,
    }
  )
}

/** Finds the application for a subject. */
export async function findFiled(
  tx: Tx,
  key: { ticketId: string; subject: string },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('applications')
    .select('id')
    .where('ticket_id', '=', key.ticketId)
    .where('subject', '=', key.subject)
    .executeTakeFirst()
  return row?.id
}

/** Finds a reviewer of a school. */
export async function findReviewer(tx: Tx, schoolId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('staff_roles')
    .select('staff_id')
    .where('role', '=', 'school_reviewer')
    .where('school_id', '=', schoolId)
    .limit(1)
    .executeTakeFirst()
  return row?.staff_id
}

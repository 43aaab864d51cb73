import type { Tx } from '#platform/db/database.ts'

/** Finds a diploma with its publication and locks it until the transaction ends. */
export async function lockDiploma(tx: Tx, id: string) {
  return tx
    .selectFrom('diplomas as d')
    .innerJoin('graduation_publications as p', 'p.id', 'd.publication_id')
    .select([
      'd.id',
      'd.diploma_no',
      'd.person_id',
      'd.ticket_id',
      'd.school_id',
      'd.batch_id',
      'd.application_id',
      'd.major_name',
      'd.state',
      'p.state as publication_state',
      'p.publish_at',
    ])
    .where('d.id', '=', id)
    .forUpdate('d')
    .executeTakeFirst()
}

export type LockedDiploma = NonNullable<Awaited<ReturnType<typeof lockDiploma>>>

/** Whether the diploma has come out and stands. */
export function isIssued(
  diploma: { state: string; publication_state: string; publish_at: Date },
  at: Date,
): boolean {
  return diploma.state === 'assigned' && diploma.publication_state === 'approved' && diploma.publish_at <= at
}

/** Records a request to revoke a diploma; false when it has an open one (the unique key decides). */
export async function insertRevocation(
  tx: Tx,
  request: { id: string; diplomaId: string; reason: string; staffId: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('diploma_revocations')
    .values({
      id: request.id,
      diploma_id: request.diplomaId,
      reason: request.reason,
      state: 'requested',
      requested_by: request.staffId,
      requested_at: request.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Finds a request and locks it until the transaction ends. */
export async function lockRevocation(tx: Tx, id: string) {
  return tx
    .selectFrom('diploma_revocations')
    .select(['id', 'diploma_id', 'state', 'reason', 'requested_by'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Settles an open request; false when another transaction settled it first. */
export async function settleRevocation(
  tx: Tx,
  settled: {
    id: string
    to: 'approved' | 'refused'
    staffId: string
    at: Date
    note: string | undefined
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('diploma_revocations')
    .set({
      state: settled.to,
      decided_by: settled.staffId,
      decided_at: settled.at,
      decision_note: settled.note ?? null,
    })
    .where('id', '=', settled.id)
    .where('state', '=', 'requested')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Revokes a diploma that stands: its row is closed for ever, and so is its number. */
export async function revokeDiploma(tx: Tx, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('diplomas')
    .set({ state: 'revoked', ended_at: at })
    .where('id', '=', id)
    .where('state', '=', 'assigned')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Records a 毕业证明书 for a diploma; answers its number. */
export async function insertCertificate(
  tx: Tx,
  certificate: { id: string; diplomaId: string; reason: string; staffId: string; at: Date },
): Promise<number> {
  const { certificate_no: number } = await tx
    .insertInto('graduation_certificates')
    .values({
      id: certificate.id,
      diploma_id: certificate.diplomaId,
      reason: certificate.reason,
      issued_by: certificate.staffId,
      issued_at: certificate.at,
    })
    .returning('certificate_no')
    .executeTakeFirstOrThrow()
  return number
}

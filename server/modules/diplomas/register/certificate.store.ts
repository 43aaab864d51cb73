import type { Tx } from '#platform/db/database.ts'

/** Finds a 毕业证明书 with the diploma that it is about and the record of the holder. */
export async function findCertificate(tx: Tx, id: string) {
  return tx
    .selectFrom('graduation_certificates as g')
    .innerJoin('diplomas as d', 'd.id', 'g.diploma_id')
    .innerJoin('graduation_publications as p', 'p.id', 'd.publication_id')
    .innerJoin('persons as n', 'n.id', 'd.person_id')
    .innerJoin('tickets as t', 't.id', 'd.ticket_id')
    .innerJoin('schools as s', 's.id', 'd.school_id')
    .select(['g.certificate_no', 'g.issued_at', 'd.id as diploma_id', 'd.diploma_no', 'd.person_id'])
    .select(['d.application_id', 'd.school_id', 'd.major_code', 'd.major_name', 'd.level', 'd.holder_name'])
    .select(['d.graduates_on', 'd.state', 'p.state as publication_state', 'p.publish_at'])
    .select(['n.gender', 'n.id_number_cipher', 't.ticket_no', 's.name as school_name'])
    .where('g.id', '=', id)
    .executeTakeFirst()
}

export type CertificateRow = NonNullable<Awaited<ReturnType<typeof findCertificate>>>

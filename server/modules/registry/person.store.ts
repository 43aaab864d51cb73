import type { Tx } from '#platform/db/database.ts'

const COLUMNS = [
  'persons.id',
  'persons.name',
  'persons.id_type',
  'persons.id_number_cipher',
  'persons.phone_cipher',
  'persons.email',
  'persons.address',
  'persons.gender',
  'persons.ethnicity',
  'persons.registered_on',
] as const

/** A person's record. */
export async function findPerson(tx: Tx, id: string) {
  return tx.selectFrom('persons').select(COLUMNS).where('persons.id', '=', id).executeTakeFirst()
}

export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>

export type CandidateQuery =
  | { by: 'ticketNo'; ticketNo: string }
  | { by: 'idNumber'; indexes: readonly Buffer[] }
  | { by: 'name'; start: string }

/** Persons who match and have a 准考证 of one of these schools; undefined schools: the whole authority. */
export async function findPersons(
  tx: Tx,
  query: CandidateQuery,
  within: { schoolIds: readonly string[] | undefined; limit: number },
): Promise<PersonRow[]> {
  let found = tx
    .selectFrom('persons')
    .select(COLUMNS)
    .orderBy('persons.name')
    .orderBy('persons.id')
    .limit(within.limit)
  switch (query.by) {
    case 'ticketNo':
      found = found.where('persons.id', 'in', (eb) =>
        eb.selectFrom('tickets').select('person_id').where('ticket_no', '=', query.ticketNo),
      )
      break
    case 'idNumber':
      found = found.where('persons.id_number_index', 'in', query.indexes)
      break
    case 'name':
      found = found.where('persons.name', 'like', `${query.start.replaceAll(/[\\%_]/g, '\\$&')}%`)
      break
    default:
      query satisfies never
  }
  const { schoolIds } = within
  if (schoolIds) {
    found = found.where('persons.id', 'in', (eb) =>
      eb
        .selectFrom('tickets')
        .select('person_id')
        .where(
          'school_id',
          'in',
          schoolIds.length > 0 ? schoolIds : ['00000000-0000-0000-0000-000000000000'],
        ),
    )
  }
  return found.execute()
}

/** Whether the person still signs in with the initial password, has an own one, or is disabled. */
export async function findAccountState(
  tx: Tx,
  personId: string,
): Promise<'initial' | 'own' | 'disabled' | 'none'> {
  const row = await tx
    .selectFrom('candidate_accounts')
    .select(['password_set_at', 'disabled_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) return 'none'
  if (row.disabled_at) return 'disabled'
  return row.password_set_at ? 'own' : 'initial'
}

/** How often a member of staff has looked at a full number since that instant. */
export async function countReveals(tx: Tx, staffId: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('audit_entries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('action', '=', 'candidate.reveal')
    .where('actor_id', '=', staffId)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

const COLUMNS = [
  'persons.id',
  'persons.name',
  'persons.id_type',
  'persons.id_number_cipher',
  'persons.phone_cipher',
  'persons.contact_cipher',
  'persons.gender',
  'persons.ethnicity',
  'persons.registered_on',
  'persons.photo_image_id',
] as const

/** Finds a person's record. */
export async function findPerson(tx: Tx, id: string) {
  return tx.selectFrom('persons').select(COLUMNS).where('persons.id', '=', id).executeTakeFirst()
}

/**
 * Locks a person until the transaction ends, so that changes to one record happen one after the other, whichever of the
 * person's 准考证 they come from.
 */
export async function holdPerson(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('persons').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}

/** Locks several persons, always in the same order, so that two transactions never wait for each other. */
export async function holdPersons(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select from persons where id = any(${[...ids]}::uuid[]) order by id for no key update`.execute(tx)
}

/**
 * Waits until nobody is deciding on the record of these persons. What is read after this transaction has ended holds what was decided until
 * then; whoever takes something away later has read the clock after they held the person, and so after this (AUD-07, decision 0080).
 */
export async function awaitDecisions(tx: Tx, ids: readonly string[]): Promise<void> {
  // As long as the transaction may take: a file that takes effect for hundreds of persons holds them for seconds.
  await sql`set local lock_timeout = 0`.execute(tx)
  await sql`select from persons where id = any(${[...ids]}::uuid[]) order by id for share`.execute(tx)
}

/** Replaces the sealed contact data; null: none are on record. */
export async function setContact(tx: Tx, personId: string, contactCipher: Buffer | null): Promise<void> {
  await tx.updateTable('persons').set({ contact_cipher: contactCipher }).where('id', '=', personId).execute()
}

/** Replaces the registered phone. */
export async function setPhone(
  tx: Tx,
  personId: string,
  phone: { cipher: Buffer; index: Buffer },
): Promise<void> {
  await tx
    .updateTable('persons')
    .set({ phone_cipher: phone.cipher, phone_index: phone.index })
    .where('id', '=', personId)
    .execute()
}

export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>

export type CandidateQuery =
  | { by: 'ticketNo'; ticketNo: string }
  | { by: 'idNumber'; indexes: readonly Buffer[] }
  /** `former`: the blind index of the whole name, under which a person is found who was called so. */
  | { by: 'name'; starts: readonly string[]; former: Buffer }

/** A condition that a row of `persons` fulfils or does not. */
export type Condition = RawBuilder<SqlBool>

/** Lists these persons' records. */
export async function listPersons(tx: Tx, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('persons')
    .select(COLUMNS)
    .where('persons.id', 'in', ids)
    .orderBy('persons.id')
    .limit(ids.length)
    .execute()
}

/**
 * Finds the persons who match and have a 准考证 of one of these schools; undefined schools: the whole authority. Of each only who it is: a list
 * is cut in the order in which it is shown, which the database does not know.
 */
export async function findPersons(
  tx: Tx,
  query: CandidateQuery,
  within: { schoolIds: readonly string[] | undefined; among?: Condition; limit: number },
): Promise<{ id: string; name: string }[]> {
  let found = tx
    .selectFrom('persons')
    .select(['persons.id', 'persons.name'])
    .orderBy('persons.name')
    .orderBy('persons.id')
    .limit(within.limit)
  const { schoolIds } = within
  switch (query.by) {
    case 'ticketNo':
      // The typed 准考证 itself must be in scope: the search must not reveal that another school's 准考证 belongs to a
      // candidate of the actor's school.
      found = found.where('persons.id', 'in', (eb) => {
        const ticket = eb.selectFrom('tickets').select('person_id').where('ticket_no', '=', query.ticketNo)
        return schoolIds ? ticket.where('school_id', 'in', inSome(schoolIds)) : ticket
      })
      break
    case 'idNumber':
      found = found.where((eb) =>
        eb.or([
          eb('persons.id_number_index', 'in', query.indexes),
          eb('persons.id', 'in', formerly(tx, 'idNumber', query.indexes)),
        ]),
      )
      break
    case 'name':
      found = found.where((eb) =>
        eb.or([
          ...query.starts.map((start) =>
            eb('persons.name', 'like', `${start.replaceAll(/[\\%_]/g, '\\$&')}%`),
          ),
          eb('persons.id', 'in', formerly(tx, 'name', [query.former])),
        ]),
      )
      break
    default:
      query satisfies never
  }
  if (within.among) found = found.where(within.among)
  if (schoolIds) {
    found = found.where('persons.id', 'in', (eb) =>
      eb.selectFrom('tickets').select('person_id').where('school_id', 'in', inSome(schoolIds)),
    )
  }
  return found.execute()
}

/** Who had one of these names or numbers before a correction that is in force (PRF-01). */
function formerly(tx: Tx, datum: 'name' | 'idNumber', indexes: readonly Buffer[]) {
  return tx
    .selectFrom('person_corrections')
    .select('person_corrections.person_id')
    .where('person_corrections.datum', '=', datum)
    .where('person_corrections.old_index', 'in', indexes)
    .where('person_corrections.undone_at', 'is', null)
}

/** SQL does not allow `in ()`: an empty list of schools becomes an id that no school has. */
function inSome(schoolIds: readonly string[]): readonly string[] {
  return schoolIds.length > 0 ? schoolIds : ['00000000-0000-0000-0000-000000000000']
}

/** Whether the person still has the initial password, has chosen a password, or is disabled. */
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

/**
 * How many numbers this member of staff has seen in full since `since`. Locks the count until the transaction ends, so
 * that simultaneous requests count one another.
 */
export async function countReveals(tx: Tx, staffId: string, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reveal ${staffId}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('audit_entries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('action', '=', 'candidate.reveal')
    .where('actor_id', '=', staffId)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Whether the trail says that this member of staff has opened the person's record since `since`. */
export async function hasOpened(
  tx: Tx,
  { personId, staffId, since }: { personId: string; staffId: string; since: Date },
): Promise<boolean> {
  const row = await tx
    .selectFrom('audit_entries')
    .select('seq')
    .where('person_id', '=', personId)
    .where('at', '>=', since)
    .where('action', '=', 'candidate.open')
    .where('actor_id', '=', staffId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Finds the sealed numbers of the first and the last person on record, each with its index. */
export async function findFirstAndLastNumber(tx: Tx): Promise<{ sealed: Buffer; index: Buffer }[]> {
  const { rows } = await sql<{ sealed: Buffer; index: Buffer }>`
    (select id_number_cipher as sealed, id_number_index as index from persons order by id limit 1)
    union all
    (select id_number_cipher, id_number_index from persons order by id desc limit 1)`.execute(tx)
  return rows
}

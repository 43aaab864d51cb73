import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A candidate's account as sign-in needs it. */
export interface CandidateAccount {
  personId: string
  idNumberCipher: Buffer
  phoneCipher: Buffer | undefined
  /** undefined: the initial password is still valid (LOG-02). */
  passwordHash: string | undefined
  isDisabled: boolean
}

/** Finds the account by any of these blind indexes: an old ID number has two forms (LOG-01). */
export async function findAccountByNumber(
  tx: Tx,
  indexes: readonly Buffer[],
): Promise<CandidateAccount | undefined> {
  return accountOf(await accounts(tx).where('persons.id_number_index', 'in', indexes).executeTakeFirst())
}

/** Finds the account of a person. */
export async function findAccount(tx: Tx, personId: string): Promise<CandidateAccount | undefined> {
  return accountOf(await accounts(tx).where('persons.id', '=', personId).executeTakeFirst())
}

function accounts(tx: Tx) {
  return tx
    .selectFrom('persons')
    .innerJoin('candidate_accounts', 'candidate_accounts.person_id', 'persons.id')
    .select([
      'persons.id',
      'persons.id_number_cipher',
      'persons.phone_cipher',
      'candidate_accounts.password_hash',
      'candidate_accounts.disabled_at',
    ])
}

type AccountRow = Awaited<ReturnType<ReturnType<typeof accounts>['executeTakeFirst']>>

function accountOf(row: AccountRow): CandidateAccount | undefined {
  if (!row) return undefined
  return {
    personId: row.id,
    idNumberCipher: row.id_number_cipher,
    phoneCipher: row.phone_cipher ?? undefined,
    passwordHash: row.password_hash ?? undefined,
    isDisabled: row.disabled_at !== null,
  }
}

/** Replaces the hash of the current password, as when the way of hashing has changed. */
export async function setPasswordHash(
  tx: Tx,
  personId: string,
  password: { hash: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('candidate_accounts')
    .set({ password_hash: password.hash, password_set_at: password.at })
    .where('person_id', '=', personId)
    .execute()
}

/** Returns the account to the state in which no password has been chosen yet (LOG-02). */
export async function dropPasswordHash(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('candidate_accounts')
    .set({ password_hash: null, password_set_at: null })
    .where('person_id', '=', personId)
    .execute()
}

/**
 * Whether the account is enabled and its password is still the one that was judged. Locks the account, so that neither
 * changes until the transaction ends: a password that was replaced meanwhile must not sign anybody in, nor be stored again.
 */
export async function holdJudgedPassword(
  tx: Tx,
  personId: string,
  judged: { hash: string | undefined },
): Promise<boolean> {
  const row = await tx
    .selectFrom('candidate_accounts')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('password_hash', 'is not distinct from', judged.hash ?? null)
    .where('disabled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** Locks the account, so that changes to it happen one after the other. */
export async function lockAccount(tx: Tx, personId: string): Promise<void> {
  await tx
    .selectFrom('candidate_accounts')
    .select('person_id')
    .where('person_id', '=', personId)
    .forUpdate()
    .execute()
}

/** Lists the person's own 准考证号, for judging a new password and for the second proof. */
export async function listTicketNos(tx: Tx, personId: string): Promise<{ id: string; no: string }[]> {
  return tx
    .selectFrom('tickets')
    .select(['id', 'ticket_no as no'])
    .where('person_id', '=', personId)
    .orderBy('registered_on', 'desc')
    .orderBy('id')
    .limit(20)
    .execute()
}

/**
 * HOM-01: the newest 准考证 that stands, and the newest of all for whoever has none that does. A closed one can be looked at, but whoever
 * signs in comes to do something.
 */
const NEWEST = [
  'select id from tickets where person_id = ',
  ` order by graduated_at(id, `,
  `) is not null or state not in ('active', 'transferring_out'), registered_on desc, id limit 1`,
] as const

/** The query for the 准考证 under which a session opens, with the places of its two parameters. */
export function openedTicketQuery(place: { person: string; at: string }): string {
  return `${NEWEST[0]}${place.person}::uuid${NEWEST[1]}${place.at}::timestamptz${NEWEST[2]}`
}

/** Finds the 准考证 under which a session of a person opens at an instant; undefined for whoever has none. */
export async function findOpenedTicket(
  tx: Tx,
  { personId, at }: { personId: string; at: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string
  }>`${sql.raw(NEWEST[0])}${personId}::uuid${sql.raw(NEWEST[1])}${at}::timestamptz${sql.raw(NEWEST[2])}`.execute(
    tx,
  )
  return rows[0]?.id
}

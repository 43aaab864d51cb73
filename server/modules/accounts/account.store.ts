import type { Tx } from '#platform/db/database.ts'

/** A candidate's account as sign-in needs it. */
export interface CandidateAccount {
  personId: string
  idNumberCipher: Buffer
  phoneCipher: Buffer | undefined
  /** undefined: the initial password still holds (LOG-02). */
  passwordHash: string | undefined
  isDisabled: boolean
}

/** The account behind any of these blind indexes: an old number has two forms (LOG-01). */
export async function findAccountByNumber(
  tx: Tx,
  indexes: readonly Buffer[],
): Promise<CandidateAccount | undefined> {
  return accountOf(await accounts(tx).where('persons.id_number_index', 'in', indexes).executeTakeFirst())
}

/** The account of a person. */
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

/** Sets the hash of the password that is in force, as after a change of the way of hashing. */
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

/** Back to where nobody has chosen a password yet (LOG-02). */
export async function dropPasswordHash(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('candidate_accounts')
    .set({ password_hash: null, password_set_at: null })
    .where('person_id', '=', personId)
    .execute()
}

/**
 * Whether the password that was judged is still the account's, and the account in force; neither changes until the
 * transaction ends. A password that was changed meanwhile opens nothing and is never put back.
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

/** Holds the account: what is done about it goes one after the other. */
export async function lockAccount(tx: Tx, personId: string): Promise<void> {
  await tx
    .selectFrom('candidate_accounts')
    .select('person_id')
    .where('person_id', '=', personId)
    .forUpdate()
    .execute()
}

/** The person's own numbers, for judging a new password and for the second proof: newest first. */
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

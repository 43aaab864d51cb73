import { sql } from 'kysely'
import type { Role } from '#contracts/grants.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Sealer } from '#platform/secrets/sealer.ts'
import { sealRoles } from './roles-seal.store.ts'

/** A staff account as sign-in needs it. */
export interface StaffAccount {
  id: string
  username: string
  name: string
  passwordHash: string
  totpCipher: Buffer | undefined
  totpLastStep: number | undefined
  isDisabled: boolean
}

const COLUMNS = [
  'id',
  'username',
  'name',
  'password_hash',
  'totp_cipher',
  'totp_last_step',
  'disabled_at',
] as const

/** Finds the account of that user name. */
export async function findStaffByUsername(tx: Tx, username: string): Promise<StaffAccount | undefined> {
  return accountOf(
    await tx.selectFrom('staff').select(COLUMNS).where('username', '=', username).executeTakeFirst(),
  )
}

/** Finds the account of that id. */
export async function findStaff(tx: Tx, id: string): Promise<StaffAccount | undefined> {
  return accountOf(await tx.selectFrom('staff').select(COLUMNS).where('id', '=', id).executeTakeFirst())
}

/** Finds the account and locks it until the transaction ends, so that changes to it happen one after the other. */
export async function holdStaff(tx: Tx, id: string): Promise<StaffAccount | undefined> {
  return accountOf(
    await tx.selectFrom('staff').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst(),
  )
}

interface StaffRow {
  id: string
  username: string
  name: string
  password_hash: string
  totp_cipher: Buffer | null
  totp_last_step: number | null
  disabled_at: Date | null
}

function accountOf(row: StaffRow | undefined): StaffAccount | undefined {
  if (!row) return undefined
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    passwordHash: row.password_hash,
    totpCipher: row.totp_cipher ?? undefined,
    totpLastStep: row.totp_last_step ?? undefined,
    isDisabled: row.disabled_at !== null,
  }
}

/**
 * Whether the account is enabled and still as it was judged. Locks it, so that it does not change until the transaction
 * ends.
 */
export async function holdJudgedStaff(tx: Tx, judged: StaffAccount): Promise<boolean> {
  const row = await tx
    .selectFrom('staff')
    .select('id')
    .where('id', '=', judged.id)
    .where('password_hash', '=', judged.passwordHash)
    .where('totp_cipher', 'is not distinct from', judged.totpCipher ?? null)
    .where('disabled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** Marks a TOTP step as used, so that a code cannot be replayed; false when this step or a later one was used before. */
export async function spendTotpStep(tx: Tx, staffId: string, step: number): Promise<boolean> {
  const row = await tx
    .updateTable('staff')
    .set({ totp_last_step: step })
    .where('id', '=', staffId)
    .where(({ eb, or }) => or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Notes when the owner last signed in completely. */
export async function noteSignedIn(tx: Tx, staffId: string, at: Date): Promise<void> {
  await tx.updateTable('staff').set({ last_signed_in_at: at }).where('id', '=', staffId).execute()
}

/** Sets the password together with the second factor; without a second factor the owner has to enrol again. */
export async function setCredentials(
  tx: Tx,
  staffId: string,
  credentials: { passwordHash: string; totp: { cipher: Buffer; step: number } | undefined },
): Promise<void> {
  await tx
    .updateTable('staff')
    .set({
      password_hash: credentials.passwordHash,
      totp_cipher: credentials.totp?.cipher ?? null,
      totp_last_step: credentials.totp?.step ?? null,
    })
    .where('id', '=', staffId)
    .execute()
}

/** Inserts a new account, whose owner has still to enrol. */
export async function insertStaff(
  tx: Tx,
  staff: { id: string; username: string; name: string; passwordHash: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('staff')
    .values({
      id: staff.id,
      username: staff.username,
      name: staff.name,
      password_hash: staff.passwordHash,
      enabled_at: staff.at,
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export interface HeldRole {
  role: Role
  schoolId: string | undefined
}

/** Replaces the roles of an account, and seals them. */
export async function replaceRoles(
  tx: Tx,
  { sealer }: { sealer: Sealer },
  { staffId, roles }: { staffId: string; roles: readonly HeldRole[] },
): Promise<void> {
  await tx.deleteFrom('staff_roles').where('staff_id', '=', staffId).execute()
  const rows = roles.map(({ role, schoolId }) => ({ staff_id: staffId, role, school_id: schoolId ?? null }))
  if (rows.length > 0) await tx.insertInto('staff_roles').values(rows).execute()
  await sealRoles(tx, sealer, [staffId])
}

/** Disables an account. */
export async function disableStaff(tx: Tx, staffId: string, at: Date): Promise<void> {
  await tx.updateTable('staff').set({ disabled_at: at }).where('id', '=', staffId).execute()
}

/** Enables an account; from now on it may lie unused for as long as a new one. */
export async function enableStaff(tx: Tx, staffId: string, at: Date): Promise<void> {
  await tx.updateTable('staff').set({ disabled_at: null, enabled_at: at }).where('id', '=', staffId).execute()
}

/** Lists the roles of these accounts, with the schools' names. */
export async function listRoles(tx: Tx, staffIds: readonly string[]) {
  if (staffIds.length === 0) return []
  return tx
    .selectFrom('staff_roles')
    .leftJoin('schools', 'schools.id', 'staff_roles.school_id')
    .select([
      'staff_roles.staff_id',
      'staff_roles.role',
      'staff_roles.school_id',
      'schools.name as school_name',
    ])
    .where('staff_roles.staff_id', 'in', staffIds)
    .orderBy('staff_roles.role')
    .orderBy('schools.name')
    .execute()
}

/** Lists all accounts by user name. */
export async function listAllStaff(tx: Tx) {
  return tx
    .selectFrom('staff')
    .select(['id', 'username', 'name', 'totp_cipher', 'disabled_at', 'last_signed_in_at'])
    .orderBy('username')
    .limit(10_000)
    .execute()
}

/**
 * Whether any account has the role. Locks the role until the transaction ends, so that two transactions do not both find
 * it free.
 */
export async function isRoleHeld(tx: Tx, role: Role): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext(${`role ${role}`}))`.execute(tx)
  const row = await tx
    .selectFrom('staff_roles')
    .select('staff_id')
    .where('role', '=', role)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The account of this user name, locked until the transaction ends, if it has the role. */
export async function findRoleHolder(tx: Tx, username: string, role: Role): Promise<string | undefined> {
  const row = await tx
    .selectFrom('staff')
    .innerJoin('staff_roles', 'staff_roles.staff_id', 'staff.id')
    .select('staff.id')
    .where('staff.username', '=', username)
    .where('staff_roles.role', '=', role)
    .forUpdate('staff')
    .executeTakeFirst()
  return row?.id
}

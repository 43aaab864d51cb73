import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Sealer } from '#platform/secrets/sealer.ts'

interface SealedRoles {
  id: string
  words: string
  seal: Buffer | null
}

/** Each account with what its seal stands for: its name, whether it is disabled, and all its roles in order. */
async function readRoles(tx: Tx, staffIds: readonly string[] | undefined): Promise<SealedRoles[]> {
  const among = staffIds ? sql`where f.id = any(${[...staffIds]}::uuid[])` : sql``
  const { rows } = await sql<SealedRoles>`
    select f.id, f.roles_seal as seal, concat_ws('|', f.id, f.username, coalesce((
      select string_agg(concat_ws(' ', r.role, coalesce(r.school_id::text, '-')), '|' order by r.role, r.school_id)
      from staff_roles r where r.staff_id = f.id), '-')) as words
    from staff f ${among} order by f.id limit 100000`.execute(tx)
  return rows
}

/** Seals the roles of these accounts as they stand: only after a change that the application made in this transaction. */
export async function sealRoles(tx: Tx, sealer: Sealer, staffIds: readonly string[]): Promise<void> {
  for (const row of await readRoles(tx, staffIds)) await keepSeal(tx, sealer, row)
}

async function keepSeal(tx: Tx, sealer: Sealer, { id, words }: SealedRoles): Promise<void> {
  const seal = sealer.seal(nameOf(id), words)
  await tx.updateTable('staff').set({ roles_seal: seal }).where('id', '=', id).execute()
}

/** Seals the accounts that have no seal, and anew those that hold with a key of before. Answers how many. */
export async function sealUnsealedRoles(tx: Tx, sealer: Sealer): Promise<number> {
  const rows = await readRoles(tx, undefined)
  const due = rows.filter(
    (row) =>
      row.seal === null || (sealer.holds(nameOf(row.id), row.words, row.seal) && !sealer.isActive(row.seal)),
  )
  for (const row of due) await keepSeal(tx, sealer, row)
  return due.length
}

function nameOf(staffId: string): string {
  return `roles ${staffId}`
}

/** What the verifier found among the accounts. */
export interface RolesVerdict {
  accounts: number
  /** Accounts whose roles are not what the application last gave them. */
  broken: string[]
}

/** Holds the roles of every account against their seal (ACC-01). */
export async function verifyRoles(tx: Tx, sealer: Sealer): Promise<RolesVerdict> {
  const rows = await readRoles(tx, undefined)
  const broken = rows.filter(({ id, words, seal }) => !sealer.holds(nameOf(id), words, seal))
  return { accounts: rows.length, broken: broken.map(({ id }) => id) }
}

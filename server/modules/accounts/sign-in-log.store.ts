import { sql } from 'kysely'
import type { Origin } from '#kernel/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Question } from '#platform/db/question.ts'

export type SignInOutcome = 'signed_in' | 'failed' | 'locked' | 'activation' | 'signed_out'

export interface SignInRecord {
  id: string
  owner: { personId: string } | { staffId: string }
  at: Date
  origin: Origin
  outcome: SignInOutcome
}

/** Records a sign-in, or a failed attempt on a known account (LOG-07; the law asks to keep it for at least six months). */
export async function recordSignIn(tx: Tx, record: SignInRecord): Promise<void> {
  const { owner } = record
  await tx
    .insertInto('sign_ins')
    .values({
      id: record.id,
      person_id: 'personId' in owner ? owner.personId : null,
      staff_id: 'staffId' in owner ? owner.staffId : null,
      at: record.at,
      address: record.origin.address,
      agent: record.origin.agent.slice(0, 200),
      outcome: record.outcome,
    })
    .execute()
}

/** Lists the person's thirty newest sign-ins. */
export async function listSignIns(tx: Tx, personId: string) {
  return tx
    .selectFrom('sign_ins')
    .select(['at', 'address', 'agent', 'outcome'])
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(30)
    .execute()
}

/** Asks when the person signed in the time before the newest (LOG-07); nobody has before the second time. */
export function signedInBefore(personId: string): Question<{ at: Date }, Date | undefined> {
  const rows = sql<{ at: Date }>`
    select at from sign_ins where person_id = ${personId} and outcome = 'signed_in' order by at desc, id offset 1 limit 1`
  return { rows, answer: ([row]) => row && new Date(row.at) }
}

/**
 * Deletes older sign-ins. The database allows it only through this function, which spares the last 180 days, so that
 * single entries cannot be removed.
 */
export async function forgetSignIns(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ forgotten: number }>`select forget_sign_ins(${before}) as forgotten`.execute(
    tx,
  )
  return Number(rows[0]?.forgotten ?? 0)
}

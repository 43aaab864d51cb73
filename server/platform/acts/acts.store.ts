import type { ActKey, Once } from '#kernel/act.ts'
import type { Call } from '#kernel/call.ts'
import type { Clock } from '#kernel/clock.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'

/** Does the acts of candidates once, however often they are sent (decision 0023). */
export interface Acts {
  /** The key of an act. Its digest covers what the act says, so that one key never stands for two acts. */
  keyOf(id: string, says: string, fits: ActKey['fits']): ActKey
  /** The call of an act that says more than its route could parse: the content of a file. */
  saying<C extends Call>(call: C, more: string): C
  /**
   * The answer that this act got before; undefined: it has not been done. Refuses `key_reused` for another act, and `done_before_upgrade` when the
   * answer is one of an earlier version, which no page of this one could read (OPS-01).
   */
  answerOf<T>(call: Call): Promise<Once<T> | undefined>
  /**
   * Runs the change of a call in one transaction with its key. A repeated act, even at the same moment, waits for the first
   * and gets the same answer. A refusal stores nothing: the repeated act is judged again.
   */
  once<T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<Once<T>>
}

/** The acts that are kept in `database`; their answers are sealed, for they hold what the candidate wrote. */
export function createActs(deps: { database: Database; cipher: FieldCipher; clock: Clock }): Acts {
  const { database, cipher } = deps
  return {
    keyOf: (id, says, fits) => ({ id, digest: cipher.digest('act', says), fits }),
    saying: (call, more) =>
      call.key
        ? {
            ...call,
            key: {
              ...call.key,
              digest: cipher.digest('act', `${call.key.digest.toString('hex')} ${more}`),
            },
          }
        : call,
    answerOf: async <T>(call: Call) => {
      const act = actOf(call)
      const row = act && (await database.read(call.deadline, (tx) => findAct(tx, act)))
      return row && answerFrom<T>(cipher, row, act)
    },
    once: (call, work) =>
      database.transact(call.deadline, async (tx) => {
        const act = actOf(call)
        if (!act) return asOnce(await work(tx))
        if (!(await insertAct(tx, act, deps.clock.now()))) return answerAgain(tx, cipher, act)
        const reply = await work(tx)
        await keepAnswer(tx, act, cipher.seal('act.reply', JSON.stringify(reply)))
        return asOnce(reply)
      }),
  }
}

/** Forgets the acts from before an instant: browsers no longer repeat them. */
export async function forgetActs(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('acts').where('at', '<', before).execute()
}

interface Act {
  personId: string
  key: ActKey
}

/** Undefined for callers without a key: staff, jobs and the demonstration. */
function actOf({ actor, key }: Call): Act | undefined {
  return actor.kind === 'candidate' && key ? { personId: actor.personId, key } : undefined
}

/** False when it is there; waits for the end of a transaction that is just doing it. */
async function insertAct(tx: Tx, { personId, key }: Act, at: Date): Promise<boolean> {
  const inserted = await tx
    .insertInto('acts')
    .values({ person_id: personId, key: key.id, digest: key.digest, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  return inserted !== undefined
}

async function keepAnswer(tx: Tx, { personId, key }: Act, sealed: Buffer): Promise<void> {
  await tx
    .updateTable('acts')
    .set({ reply_cipher: sealed })
    .where('person_id', '=', personId)
    .where('key', '=', key.id)
    .execute()
}

function findAct(tx: Tx, { personId, key }: Act) {
  return tx
    .selectFrom('acts')
    .select(['digest', 'reply_cipher'])
    .where('person_id', '=', personId)
    .where('key', '=', key.id)
    .executeTakeFirst()
}

async function answerAgain<T>(tx: Tx, cipher: FieldCipher, act: Act): Promise<Once<T>> {
  const row = await findAct(tx, act)
  if (!row) throw new Error('an act was forgotten while it was answered')
  return answerFrom<T>(cipher, row, act)
}

function answerFrom<T>(
  cipher: FieldCipher,
  row: { digest: Buffer; reply_cipher: Buffer },
  { key }: Act,
): Once<T> {
  if (!row.digest.equals(key.digest)) throw new Refusal('key_reused')
  const answer: unknown = JSON.parse(cipher.open('act.reply', row.reply_cipher))
  if (!key.fits(answer)) throw new Refusal('done_before_upgrade')
  return asOnce(answer as T)
}

/** The one place that vouches for it. */
function asOnce<T>(reply: T): Once<T> {
  return reply as Once<T>
}

import type { Provider, Surface } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'

export interface AttemptRow {
  id: string
  attempt_no: string
  order_id: string
  person_id: string
  provider: Provider
  surface: Surface
  state: 'live' | 'closed' | 'paid'
  created_at: Date
  ended_at: Date | null
  asked: number
  ask_at: Date | null
}

const COLUMNS = [
  'id',
  'attempt_no',
  'order_id',
  'person_id',
  'provider',
  'surface',
  'state',
  'created_at',
  'ended_at',
  'asked',
  'ask_at',
] as const

/** Finds an attempt by the number that the provider knows it by. */
export async function findAttempt(tx: Tx, attemptNo: string): Promise<AttemptRow | undefined> {
  const row = await tx
    .selectFrom('payment_attempts')
    .select(COLUMNS)
    .where('attempt_no', '=', attemptNo)
    .executeTakeFirst()
  return row as AttemptRow | undefined
}

/** Lists the attempts of an order that a provider is still to be asked about, the oldest first. */
export async function listWatchedAttempts(tx: Tx, orderId: string): Promise<AttemptRow[]> {
  const rows = await tx
    .selectFrom('payment_attempts')
    .select(COLUMNS)
    .where('order_id', '=', orderId)
    .where('ask_at', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows as AttemptRow[]
}

/** Lists the attempts of an order that may still be paid, the oldest first. */
export async function listLiveAttempts(tx: Tx, orderId: string): Promise<AttemptRow[]> {
  const rows = await tx
    .selectFrom('payment_attempts')
    .select(COLUMNS)
    .where('order_id', '=', orderId)
    .where('state', '=', 'live')
    .orderBy('created_at')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows as AttemptRow[]
}

/**
 * Inserts an attempt, or finds the live one of the same provider and surface: whoever clicks twice pays at one number. The caller
 * has locked the order.
 */
export async function takeAttempt(
  tx: Tx,
  attempt: Pick<AttemptRow, 'id' | 'attempt_no' | 'order_id' | 'person_id' | 'provider' | 'surface'> & {
    at: Date
    askAt: Date
  },
): Promise<AttemptRow> {
  const { at, askAt, ...row } = attempt
  await tx
    .insertInto('payment_attempts')
    .values({ ...row, state: 'live', created_at: at, ask_at: askAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const live = await tx
    .selectFrom('payment_attempts')
    .select(COLUMNS)
    .where('order_id', '=', attempt.order_id)
    .where('provider', '=', attempt.provider)
    .where('surface', '=', attempt.surface)
    .where('state', '=', 'live')
    .executeTakeFirstOrThrow()
  return live as AttemptRow
}

/**
 * Ends an attempt. A closed one becomes paid when money comes for it after all; a paid one stays as it is. `askAt`: the provider is
 * asked once more then.
 */
export async function endAttempt(
  tx: Tx,
  end: { id: string; state: 'closed' | 'paid'; at: Date; askAt?: Date },
): Promise<void> {
  await tx
    .updateTable('payment_attempts')
    .set({ state: end.state, ended_at: end.at, ask_at: end.askAt ?? null })
    .where('id', '=', end.id)
    .where('state', 'in', ['live', 'closed'])
    .execute()
}

/** Notes that the provider was asked, and when it is asked again. */
export async function noteAsked(tx: Tx, { id, askAt }: { id: string; askAt: Date }): Promise<void> {
  await tx
    .updateTable('payment_attempts')
    .set((eb) => ({ asked: eb('asked', '+', 1), ask_at: askAt }))
    .where('id', '=', id)
    .where('ask_at', 'is not', null)
    .execute()
}

/** Has the provider asked now about every attempt of an order that may still be paid. */
export async function hurryAttempts(tx: Tx, { orderId, at }: { orderId: string; at: Date }): Promise<void> {
  await tx
    .updateTable('payment_attempts')
    .set({ asked: 0, ask_at: at })
    .where('order_id', '=', orderId)
    .where('state', '=', 'live')
    .execute()
}

import type { TestApplication } from '../support/test-application.ts'

/** The transactions that wait for another one, as PostgreSQL counts them. */
const WAITING = `select count(distinct l.pid)::int as number from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where not l.granted and a.datname = current_database()`

/**
 * Sends two acts on one record at the same moment, and decides which of them has it first: a third transaction holds the person until both
 * wait, and PostgreSQL lets them through in the order in which they came. What is refused before it waits is simply over.
 */
export async function inOrder<A, B>(
  { owner }: TestApplication,
  personId: string,
  [first, second]: readonly [() => Promise<A>, () => Promise<B>],
): Promise<[A, B]> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query('select from persons where id = $1 for no key update', [personId])
    const one = watched(first())
    await until(async () => one.isOver || (await waiting(owner)) >= 1)
    const before = await waiting(owner)
    const other = watched(second())
    await until(async () => other.isOver || (await waiting(owner)) > before)
    await client.query('commit')
    return [await one.answer, await other.answer]
  } finally {
    client.release()
  }
}

function watched<T>(answer: Promise<T>): { answer: Promise<T>; isOver: boolean } {
  const one = { answer, isOver: false }
  const over = () => {
    one.isOver = true
  }
  answer.then(over, over)
  return one
}

async function waiting(owner: TestApplication['owner']): Promise<number> {
  const { rows } = await owner.query<{ number: number }>(WAITING)
  return rows[0]?.number ?? 0
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (;;) if (await isSo()) return
}

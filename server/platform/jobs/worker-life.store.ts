import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** What tells everybody that the worker of this process lives: a lock, which ends with the process, however it ends. */
export interface WorkerLife {
  /** Takes the lock under the name by which the worker locks its jobs. */
  begin(worker: string): void
  stop(): void
}

const RETRY_MS = 500
/** The first half of the key of every such lock; the second is made of the worker's name. */
const SPACE = 1_802_461_802
/** A worker that has just begun may have a job and not yet its lock. */
const YOUNG = '5 seconds'
/** A machine that is gone says nothing: after so long without a sign of it, the server ends its connection and its locks. */
const KEEPALIVE =
  'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3'

/**
 * OPS-01: keeps one connection of the pool, on which the worker of this process holds a lock of its own; resolves when it is there. One that
 * is lost is made again, with its lock.
 */
export async function keepWorkerLife(pool: pg.Pool): Promise<WorkerLife> {
  let name: string | undefined
  let connection: { client: pg.PoolClient; giveBack(): void } | undefined
  let isStopped = false
  let isReconnecting = false

  const hold = async () => {
    if (name === undefined) return
    // Shared: the server may not know yet that the connection before this one has ended.
    await connection?.client.query('select pg_advisory_lock_shared($1, hashtext($2))', [SPACE, name])
  }
  const connect = async () => {
    const client = await pool.connect()
    // Given back exactly once, however many events tell of its end.
    const giveBack = once(() => client.release(true))
    const lose = once(() => {
      giveBack()
      connection = undefined
      void connectAgain()
    })
    client.once('error', lose)
    client.once('end', lose)
    connection = { client, giveBack }
    if (isStopped) return giveBack()
    await client.query(KEEPALIVE)
    await hold()
  }
  const connectAgain = async () => {
    // A connection that is lost while it is being made is made again by whoever makes it: the one of two would never be given back.
    if (isReconnecting) return
    isReconnecting = true
    while (!isStopped && !connection) {
      await sleep(RETRY_MS, undefined, { ref: false })
      if (!isStopped) await connect().catch(() => undefined)
    }
    isReconnecting = false
  }
  await connect().catch((error: unknown) => {
    isStopped = true
    connection?.giveBack()
    throw error
  })
  return {
    begin(worker) {
      name = worker
      // A connection that is lost meanwhile takes it when it is made again.
      hold().catch(() => undefined)
    },
    stop() {
      isStopped = true
      connection?.giveBack()
    },
  }
}

/**
 * Frees the jobs of workers that were killed, so that they run within seconds, however many other workers live. A lock on a job is an
 * orphan when its worker does not hold its own one (`keepWorkerLife`). If a living worker has lost its connection, its job may run
 * twice; every job can bear that.
 */
export async function releaseOrphans(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ worker: string }>(
    `select distinct j.locked_by as worker from graphile_worker.jobs j
     where j.locked_at < now() - $1::interval and not exists (
       select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 2
         and l.database = (select oid from pg_database where datname = current_database())
         and l.classid = $2::bigint::oid and l.objid = (hashtext(j.locked_by)::bigint & 4294967295)::oid)`,
    [YOUNG, SPACE],
  )
  const workers = rows.map(({ worker }) => worker)
  if (workers.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1)', [workers])
  return workers.length
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    work()
  }
}

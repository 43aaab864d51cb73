import { sql } from 'kysely'
import type { Provider } from '#contracts/payments/order.ts'
import type { Tx } from '#platform/db/database.ts'

/** Every job there is, and what it needs to know. */
export interface JobPayloads {
  'check-import': { batchId: string }
  'apply-import': { batchId: string; staffId: string; requestId: string; address: string }
  'roll-back-import': { batchId: string; requestId: string; address: string }
  'clear-import': { batchId: string }
  'announce-publication': { publicationId: string }
  'announce-graduation': { publicationId: string }
  'audit-degrees': { auditId: string }
  'replay-degrees': Record<string, never>
  'follow-order': { orderId: string }
  'follow-refund': { refundId: string }
  'follow-ebill': { paymentId: string }
  'fetch-bills': Record<string, never>
  'fetch-bill': { provider: Provider; day: string }
  'send-sms': { smsId: string }
  'follow-sms': { smsId: string }
  'write-letters': Record<string, never>
  'send-letter': { letterId: string }
  'remind-deadlines': Record<string, never>
  'sign-trail': Record<string, never>
  'check-seals': Record<string, never>
  'lapse-departures': Record<string, never>
  'sweep-expired': Record<string, never>
  'sweep-arrivals': Record<string, never>
}

/**
 * What a job may know of its run. `last`: it is not tried again, so that what it leaves half done has to be settled, in words.
 * `over`: its last run was killed before it could do so; this one settles, and tries nothing more.
 */
export type JobRun = 'early' | 'last' | 'over'

/** How often a job is tried. One run more is kept for what a killed last one leaves. */
const TRIES = 10

/** Says which run of a job this is, by the count that the library keeps. */
export function runOf({ attempts, max_attempts: most }: { attempts: number; max_attempts: number }): JobRun {
  if (attempts >= most) return 'over'
  return attempts === most - 1 ? 'last' : 'early'
}

/** Throws when the tries of a job are used up: what follows is then settled as a failure. */
export function requireTries(run: JobRun): void {
  if (run === 'over') throw new Error('the last run of this job was killed')
}

/**
 * Adds a job in the change's own transaction: it runs if, and only if, the change is committed. Jobs of one `queue` run one after another.
 */
export async function addJob<K extends keyof JobPayloads>(
  tx: Tx,
  name: K,
  job: { payload: JobPayloads[K]; runAt?: Date; key?: string; queue?: string },
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, payload := ${JSON.stringify(job.payload)}::json,
    run_at := ${job.runAt ?? null}::timestamptz, job_key := ${job.key ?? null}::text,
    queue_name := ${job.queue ?? null}::text, max_attempts := ${TRIES + 1}::integer)`.execute(tx)
}

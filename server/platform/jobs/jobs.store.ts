import { sql } from 'kysely'
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
  'send-sms': { smsId: string }
  'sign-trail': Record<string, never>
  'sweep-expired': Record<string, never>
}

/** What a job may know of its run: whether it is the last time that it is tried. */
export interface JobRun {
  isLast: boolean
}

/** Adds a job in the change's own transaction: it runs if, and only if, the change is committed. */
export async function addJob<K extends keyof JobPayloads>(
  tx: Tx,
  name: K,
  job: { payload: JobPayloads[K]; runAt?: Date; key?: string },
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, payload := ${JSON.stringify(job.payload)}::json,
    run_at := ${job.runAt ?? null}::timestamptz, job_key := ${job.key ?? null}::text, max_attempts := 10)`.execute(
    tx,
  )
}

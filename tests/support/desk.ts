import { importTasks } from '#modules/imports/public.ts'
import type { JobPayloads } from '#platform/jobs/jobs.store.ts'
import type { TestApplication } from './test-application.ts'
import type { Visitor } from './visitor.ts'

/** A run of a job that is not the last attempt. */
export const ONCE = 'early' as const

/** Runs the check of one batch now, in place of the worker. */
export async function work(application: TestApplication, batchId: string): Promise<void> {
  await importTasks(application.deps)['check-import']({ batchId }, ONCE)
}

/** Uploads a file as the browser does. */
export async function sendFile(
  officer: Pick<Visitor, 'call'>,
  file: {
    kind: string
    sittingId?: string
    schoolId?: string
    text: string | Buffer
    name?: string
    double?: 'yes'
    columns?: 'ask'
  },
) {
  const query = new URLSearchParams({
    kind: file.kind,
    ...(file.sittingId ? { sittingId: file.sittingId } : {}),
    ...(file.schoolId ? { schoolId: file.schoolId } : {}),
    ...(file.double ? { double: file.double } : {}),
    ...(file.columns ? { columns: file.columns } : {}),
  })
  return postFile(officer, `/api/office/imports?${query}`, file)
}

/** Uploads the second entry of a batch as the browser does. */
export function sendSecond(officer: Pick<Visitor, 'call'>, firstId: string, text: string) {
  return postFile(officer, `/api/office/imports/${firstId}/second-entry`, { text })
}

/** Uploads the corrected file of a batch as the browser does. */
export function sendCorrected(officer: Pick<Visitor, 'call'>, batchId: string, text: string | Buffer) {
  return postFile(officer, `/api/office/imports/${batchId}/corrected`, { text })
}

function postFile(
  officer: Pick<Visitor, 'call'>,
  path: string,
  file: { text: string | Buffer; name?: string },
) {
  const boundary = 'kaoji-test-boundary'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name ?? 'a.csv'}"\r\nContent-Type: text/csv\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(head),
    Buffer.from(file.text),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return officer.call('POST', path, {
    body,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
}

/** Finds the id of the newest sitting. */
export async function newestSitting(application: TestApplication): Promise<string> {
  const { rows } = await application.owner.query<{ id: string }>(
    'select id from sittings where held_from <= current_date order by number desc limit 1',
  )
  return rows[0]?.id ?? ''
}

/** Uploads, checks and applies a file; the batch then waits for its publication. */
export async function bringIn(
  application: TestApplication,
  officer: Pick<Visitor, 'call'>,
  file: { kind: string; sittingId?: string; text: string },
): Promise<string> {
  const { body } = await sendFile(officer, file)
  const batchId = String(body.id)
  await work(application, batchId)
  await officer.call('POST', `/api/office/imports/${batchId}/apply`)
  await workApply(application, batchId)
  return batchId
}

/** Applies a batch in place of the worker, for whoever has ordered it last. */
export async function workApply(application: TestApplication, batchId: string): Promise<void> {
  const { rows } = await application.owner.query<{ payload: JobPayloads['apply-import'] }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'apply-import' and j.payload->>'batchId' = $1 order by j.id desc limit 1`,
    [batchId],
  )
  const [job] = rows
  if (!job) throw new Error(`nobody has ordered that ${batchId} is applied`)
  await importTasks(application.deps)['apply-import'](job.payload, ONCE)
}

/** Runs the job of a roll-back that staff have ordered. */
export async function workRollBack(application: TestApplication, batchId: string, run = ONCE): Promise<void> {
  const payload = { batchId, requestId: 'test', address: '127.0.0.1' }
  await importTasks(application.deps)['roll-back-import'](payload, run)
}

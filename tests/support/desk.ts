import { importTasks } from '#modules/imports/public.ts'
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
  officer: Visitor,
  file: { kind: string; sittingId?: string; text: string | Buffer; name?: string },
) {
  const boundary = 'kaoji-test-boundary'
  const query = new URLSearchParams({
    kind: file.kind,
    ...(file.sittingId ? { sittingId: file.sittingId } : {}),
  })
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name ?? 'a.csv'}"\r\nContent-Type: text/csv\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(head),
    Buffer.from(file.text),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return officer.call('POST', `/api/office/imports?${query}`, {
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
  officer: Visitor,
  file: { kind: string; sittingId?: string; text: string },
): Promise<string> {
  const { body } = await sendFile(officer, file)
  const batchId = String(body.id)
  await work(application, batchId)
  await officer.call('POST', `/api/office/imports/${batchId}/apply`)
  const { rows } = await application.owner.query<{ id: string }>(
    'select uploaded_by as id from import_batches where id = $1',
    [batchId],
  )
  const payload = { batchId, staffId: rows[0]?.id ?? '', requestId: 'test', address: '127.0.0.1' }
  await importTasks(application.deps)['apply-import'](payload, ONCE)
  return batchId
}

/** Runs the job of a roll-back that staff have ordered. */
export async function workRollBack(application: TestApplication, batchId: string, run = ONCE): Promise<void> {
  const payload = { batchId, requestId: 'test', address: '127.0.0.1' }
  await importTasks(application.deps)['roll-back-import'](payload, run)
}

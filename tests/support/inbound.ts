import { importTasks } from '#modules/imports/public.ts'
import { ONCE, sendFile, work } from './desk.ts'
import { type Candidate, type Given, givenIn, type Officer } from './given.ts'
import type { InboundCells } from './inbound-lines.ts'
import type { TestApplication } from './test-application.ts'

const LAST_NAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
let count = 0

/** A candidate with a name that a file can have. */
export async function namedCandidate(
  application: TestApplication,
  given: Given = givenIn(application),
): Promise<Candidate> {
  const candidate = await given.candidate().enter()
  count += 1
  const name = `${LAST_NAMES[count % 16]}${LAST_NAMES[(count >> 4) % 16]}${LAST_NAMES[(count >> 8) % 16]}`
  await application.owner.query('update persons set name = $2 where id = $1', [candidate.personId, name])
  return { ...candidate, name }
}

/** The cells that name this candidate. */
export function cellsOf({ name, idNumber }: Pick<Candidate, 'name' | 'idNumber'>): InboundCells {
  return { name, idNumber }
}

export interface Report {
  batch: { state: string; rowsTotal: number; rowsFaulty: number; fault?: string }
  problemCounts: { problem: string; rows: number }[]
  faultyRows: { rowNo: number; problems: string[] }[]
  noteCounts: { note: string; text: string; rows: number }[]
  notedRows: { rowNo: number; notes: string[] }[]
}

/** Uploads and checks a file; answers the batch's id and its report. */
export async function checkInbound(application: TestApplication, officer: Officer, text: string | Buffer) {
  const { body } = await sendFile(officer, { kind: 'inbound_transfers', text })
  const id = String(body.id)
  await work(application, id)
  const report = (await officer.call('GET', `/api/office/imports/${id}`)).body as unknown as Report
  return { id, report }
}

/** Applies a checked batch, as the officer and then the worker do. */
export async function applyInboundBatch(
  application: TestApplication,
  officer: Officer,
  batchId: string,
): Promise<void> {
  await officer.call('POST', `/api/office/imports/${batchId}/apply`)
  const payload = { batchId, staffId: officer.staffId, requestId: 'test', address: '127.0.0.1' }
  await importTasks(application.deps)['apply-import'](payload, ONCE)
}

/** Uploads, checks and applies a file; answers the batch's id. */
export async function bringInbound(
  application: TestApplication,
  officer: Officer,
  text: string,
): Promise<string> {
  const { id } = await checkInbound(application, officer, text)
  await applyInboundBatch(application, officer, id)
  return id
}

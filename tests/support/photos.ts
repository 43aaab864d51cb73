import { sendFile, work, workApply } from './desk.ts'
import type { Candidate } from './given.ts'
import { portrait } from './graduate.ts'
import type { TestApplication } from './test-application.ts'
import type { Visitor } from './visitor.ts'
import { type ZippedFile, zipOf } from './zip.ts'

/** What the desk shows of a batch of photographs. */
export interface PhotoReport {
  batch: {
    state: string
    rowsTotal: number
    rowsDone: number
    rowsFaulty: number
    rowsSetAside: number
    fault?: string
    warnings: string[]
  }
  problemCounts: { problem: string; rows: number }[]
  faultyRows: { rowNo: number; cells: string[]; problems: string[] }[]
  noteCounts: { note: string; rows: number }[]
}

let drawn = 0
/** A portrait that no other test has drawn. */
export function anotherPortrait(): Promise<Buffer> {
  drawn += 1
  // Of 280 light blues, each as far from the next as a JPEG tells colours apart.
  const [red, green, blue] = [0x84 + 4 * (drawn % 8), 0xc0 + 4 * (drawn % 7), 0xe8 + 4 * (drawn % 5)]
  return portrait(`#${[red, green, blue].map((part) => part.toString(16)).join('')}`)
}

/** A file of an archive that is named by a 准考证号 or a number. */
export async function photoNamed(name: string, bytes?: Buffer): Promise<ZippedFile> {
  return { name: `${name}.jpg`, bytes: bytes ?? (await anotherPortrait()) }
}

/** Uploads an archive and checks it. */
export async function checkPhotos(
  application: TestApplication,
  officer: Pick<Visitor, 'call'>,
  files: readonly ZippedFile[] | Buffer,
): Promise<{ id: string; report: PhotoReport }> {
  const sent = await sendFile(officer, {
    kind: 'candidate_photos',
    text: Buffer.isBuffer(files) ? files : zipOf(files),
    name: '照片.zip',
  })
  if (sent.status !== 200) throw new Error(sent.text)
  const id = String(sent.body.id)
  await work(application, id)
  return { id, report: await reportOf(officer, id) }
}

/** The check report of a batch. */
export async function reportOf(officer: Pick<Visitor, 'call'>, id: string): Promise<PhotoReport> {
  return (await officer.call('GET', `/api/office/imports/${id}`)).body as unknown as PhotoReport
}

/** Uploads, checks and applies an archive. */
export async function bringInPhotos(
  application: TestApplication,
  officer: Pick<Visitor, 'call'>,
  files: readonly ZippedFile[],
): Promise<string> {
  const { id } = await checkPhotos(application, officer, files)
  const ordered = await officer.call('POST', `/api/office/imports/${id}/apply`)
  if (ordered.status !== 200) throw new Error(ordered.text)
  await workApply(application, id)
  return id
}

/** The id of the photograph on a candidate's record, as the candidate sees it. */
export async function photoOnRecord(candidate: Candidate): Promise<string | undefined> {
  return (await candidate.call('GET', '/api/portal/person')).body.photoId as string | undefined
}

import { beforeAll, expect } from 'vitest'
import { sendFile, work, workApply, workRollBack } from './desk.ts'
import type { Candidate } from './given.ts'
import { photosOf } from './photos.ts'
import type { TestApplication } from './test-application.ts'
import { signInStaff, type Visitor } from './visitor.ts'
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
  isForAnother: boolean
  problemCounts: { problem: string; rows: number }[]
  faultyRows: { rowNo: number; cells: string[]; problems: string[] }[]
  noteCounts: { note: string; rows: number }[]
}

/** Where archives of photographs are brought in: one officer uploads them, and another one applies them (decision 0091). */
export interface PhotoDesk {
  /** Who uploads, looks at reports, and rolls back. */
  officer: Visitor
  /** Who applies. */
  second: Visitor
  /** Uploads an archive as the browser does; answers its batch. */
  upload(files: readonly ZippedFile[] | Buffer): Promise<string>
  /** Uploads an archive and checks it. */
  check(files: readonly ZippedFile[] | Buffer): Promise<{ id: string; report: PhotoReport }>
  /** What the check of an archive finds, by code; the batch is discarded. */
  problemsIn(files: readonly ZippedFile[]): Promise<string[]>
  /** Uploads an archive of a photograph of each of these, checks it, and orders it to be applied. */
  order(...people: readonly Candidate[]): Promise<string>
  /** Uploads, checks and applies an archive. */
  bringIn(files: readonly ZippedFile[]): Promise<string>
  /** Brings in another photograph of each of these. */
  bring(...people: readonly Candidate[]): Promise<string>
  /** The second officer opens every page of a batch. */
  lookThrough(id: string, who?: Visitor): Promise<void>
  /** Orders that a batch is applied, whose photographs are looked at first, or rolled back, for the job to do. */
  orderApply(id: string): Promise<void>
  orderRollBack(id: string): Promise<void>
  rollBack(id: string): Promise<void>
  /** The check report of a batch. */
  reportOf(id: string): Promise<PhotoReport>
}

/** Opens such a desk before the tests of a file. */
export function openPhotoDesk(application: TestApplication): PhotoDesk {
  const desk: PhotoDesk = {
    officer: {} as Visitor,
    second: {} as Visitor,
    async upload(files) {
      const text = Buffer.isBuffer(files) ? files : zipOf(files)
      const sent = await sendFile(desk.officer, { kind: 'candidate_photos', text, name: '照片.zip' })
      if (sent.status !== 200) throw new Error(sent.text)
      return String(sent.body.id)
    },
    async check(files) {
      const id = await desk.upload(files)
      await work(application, id)
      return { id, report: await desk.reportOf(id) }
    },
    async problemsIn(files) {
      const { id, report } = await desk.check(files)
      expect(report.batch.state).toBe('checked')
      for (const { problems } of report.faultyRows)
        for (const words of problems) expect(words).toMatch(/[请删].*。$/)
      await desk.officer.call('POST', `/api/office/imports/${id}/discard`)
      return report.problemCounts.flatMap(({ problem, rows }) => Array.from({ length: rows }, () => problem))
    },
    async order(...people) {
      const { id } = await desk.check(await photosOf(people))
      await desk.orderApply(id)
      return id
    },
    async bringIn(files) {
      const { id } = await desk.check(files)
      await desk.orderApply(id)
      await workApply(application, id)
      return id
    },
    bring: async (...people) => desk.bringIn(await photosOf(people)),
    async lookThrough(id, who = desk.second) {
      for (let left = 1; left > 0; ) {
        const { status, body, text } = await who.call('GET', `/api/office/imports/${id}/photos`)
        if (status !== 200) throw new Error(text)
        left = (body.left as number[]).length
      }
    },
    async orderApply(id) {
      await desk.lookThrough(id)
      await requireDone(desk.second.call('POST', `/api/office/imports/${id}/apply`))
    },
    orderRollBack: (id) =>
      requireDone(desk.officer.call('POST', `/api/office/imports/${id}/roll-back`, { body: WRONG_ARCHIVE })),
    async rollBack(id) {
      await desk.orderRollBack(id)
      await workRollBack(application, id)
      const { batch } = await desk.reportOf(id)
      if (batch.state !== 'rolled_back') throw new Error(batch.fault)
    },
    reportOf: async (id) =>
      (await desk.officer.call('GET', `/api/office/imports/${id}`)).body as unknown as PhotoReport,
  }
  beforeAll(async () => {
    desk.officer = await signInStaff(application, 'score1')
    desk.second = await signInStaff(application, 'score2')
  })
  return desk
}

const WRONG_ARCHIVE = { reason: '压缩包选错了' }

async function requireDone(asked: ReturnType<Visitor['call']>): Promise<void> {
  const { status, text } = await asked
  if (status !== 200) throw new Error(text)
}

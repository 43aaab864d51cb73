import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { newestSitting, sendFile, work } from '#tests/support/desk.ts'
import { givenIn } from '#tests/support/given.ts'
import { keepLocked, waitingIn } from '#tests/support/locks.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { photosOf } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)

const end = async (id: string) => (await desk.second.call('POST', `/api/office/imports/${id}/discard`)).status

async function scores(rows: number): Promise<string> {
  const ticket = (await given.candidate().enter()).ticketNo
  const text = `准考证号,课程代码,成绩\n${`${ticket},00015,61\n`.repeat(rows)}`
  const sittingId = await newestSitting(application)
  return String((await sendFile(desk.officer, { kind: 'exam_scores', sittingId, text })).body.id)
}

/** What is left of a batch whose check was ended. */
async function leftOf(id: string) {
  const { rows } = await application.owner.query(
    `select b.state, b.rows_total as total, (select count(*)::int from import_rows where batch_id = b.id) as rows,
       (select count(*)::int from sound_row_blocks where batch_id = b.id) as blocks,
       (select count(*)::int from audit_entries where action = 'import.discard' and subject_id = b.id::text) as entries
     from import_batches b where b.id = $1`,
    [id],
  )
  const files = readdirSync(join(application.deps.config.directory, 'files'))
  return { ...rows[0], file: files.includes(id) }
}

const ENDED = { state: 'discarded', rows: 0, blocks: 0, entries: 1, file: false }

/** Ends a check at the first call of this method, before or after it is done. */
function endAt(id: string, which: 'put' | 'connect'): { ended: Promise<number> } {
  const found: { ended: Promise<number> } = { ended: Promise.resolve(0) }
  const { vault, database } = application.deps
  if (which === 'put') {
    const put = vault.put.bind(vault)
    vi.spyOn(vault, 'put').mockImplementationOnce(async (...file) => {
      found.ended = end(id)
      await found.ended
      await put(...file)
    })
  } else {
    const connect = database.connect.bind(database)
    vi.spyOn(database, 'connect').mockImplementationOnce(async () => {
      found.ended = end(id)
      await found.ended
      return connect()
    })
  }
  return found
}

test('IMP-01 an officer ends the check of an archive that is being read; the rest of it is not read, and nothing counts', async () => {
  const people = await Promise.all(Array.from({ length: 3 }, () => given.candidate().enter()))
  const id = await desk.upload(await photosOf(people))
  // Each photograph is so much work that the check asks after it whether it goes on.
  const pixels = vi.spyOn(application.deps.images, 'pixelsOf').mockResolvedValue(40_000_000)
  const log = vi.spyOn(application.deps.log, 'error')
  const asked = endAt(id, 'put')
  await work(application, id)
  expect([await asked.ended, pixels.mock.calls.length]).toEqual([200, 1])
  expect(log).not.toHaveBeenCalled()
  vi.restoreAllMocks()
  expect(await leftOf(id)).toMatchObject(ENDED)
  await work(application, id)
  expect(await leftOf(id)).toMatchObject(ENDED)
})

test('IMP-01 an officer ends the check of a sheet before it is read', async () => {
  const id = await scores(1)
  const log = vi.spyOn(application.deps.log, 'error')
  const asked = endAt(id, 'connect')
  await work(application, id)
  expect(await asked.ended).toBe(200)
  expect(log).not.toHaveBeenCalled()
  vi.restoreAllMocks()
  expect(await leftOf(id)).toMatchObject(ENDED)
})

test('IMP-01 an officer ends the check of a sheet that is being read; most of it is not read', async () => {
  const id = await scores(60_000)
  const kind = application.deps.importKinds.exam_scores
  if (kind.format !== 'sheet') throw new Error('scores come in sheets')
  const startReading = kind.startReading.bind(kind)
  const found = { rows: 0, status: 0 }
  vi.spyOn(kind, 'startReading').mockImplementation((places) => {
    const reading = startReading(places)
    return {
      ...reading,
      read(...row) {
        found.rows += 1
        return reading.read(...row)
      },
      async meanwhile() {
        if (found.status === 0) found.status = await end(id)
        return reading.meanwhile()
      },
    }
  })
  await work(application, id)
  vi.restoreAllMocks()
  expect(found.status).toBe(200)
  expect(found.rows).toBeGreaterThan(0)
  expect(found.rows).toBeLessThan(30_000)
  expect(await leftOf(id)).toMatchObject(ENDED)
})

test('IMP-01 what an officer ends when it has been read is not judged', async () => {
  const id = await scores(1)
  const kind = application.deps.importKinds.exam_scores
  if (kind.format !== 'sheet') throw new Error('scores come in sheets')
  const startReading = kind.startReading.bind(kind)
  let status = 0
  vi.spyOn(kind, 'startReading').mockImplementation((places) => {
    const reading = startReading(places)
    return {
      ...reading,
      async end() {
        status = await end(id)
        return reading.end()
      },
    }
  })
  const judge = vi.spyOn(kind, 'judge')
  await work(application, id)
  expect([status, judge.mock.calls.length]).toEqual([200, 0])
  vi.restoreAllMocks()
  expect(await leftOf(id)).toMatchObject(ENDED)
})

test('IMP-01 an officer ends a check whose rows are being judged, without waiting for that', async () => {
  const id = await scores(1)
  const kind = application.deps.importKinds.exam_scores
  const judge = kind.judge.bind(kind)
  let status = 0
  const spied = vi.spyOn(kind, 'judge').mockImplementationOnce(async (...batch) => {
    const judged = await judge(...batch)
    status = await end(id)
    return judged
  })
  await work(application, id)
  expect([spied.mock.calls.length, status]).toEqual([1, 200])
  vi.restoreAllMocks()
  expect(await leftOf(id)).toMatchObject(ENDED)
})

/** Runs the check of a batch up to the lock that the statement holds, and on when it is let go. */
async function workPast(statement: string, id: string): Promise<void> {
  const letGo = await keepLocked(application, statement, [id])
  const working = work(application, id)
  await expect
    .poll(() => waitingIn(application), { timeout: 20_000 })
    .toBe(1)
    .finally(letGo)
  await working
}

test('IMP-01 a check that an officer ends while it begins reads nothing', async () => {
  const id = await scores(1)
  const kind = application.deps.importKinds.exam_scores
  if (kind.format !== 'sheet') throw new Error('scores come in sheets')
  const reading = vi.spyOn(kind, 'startReading')
  await workPast("update import_batches set state = 'discarded' where id = $1", id)
  expect(reading).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

test('IMP-01 a second run of a check waits for its turn to judge', async () => {
  const id = await scores(1)
  await workPast("select pg_advisory_xact_lock(hashtextextended('check ' || $1::text, 0))", id)
  expect(await leftOf(id)).toMatchObject({ state: 'checked' })
})

test('IMP-01 of several who end a check at once one does; what is checked already is discarded as it always was', async () => {
  const id = await scores(1)
  await application.owner.query("update import_batches set state = 'checking' where id = $1", [id])
  const replies = await Promise.all(
    [desk.officer, desk.second, desk.officer].map((who) =>
      who.call('POST', `/api/office/imports/${id}/discard`),
    ),
  )
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  await work(application, id)
  expect(await leftOf(id)).toMatchObject(ENDED)
})

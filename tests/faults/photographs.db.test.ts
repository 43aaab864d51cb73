import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { importTasks } from '#modules/imports/public.ts'
import { isUnavailable } from '#platform/db/database-faults.ts'
import { disagreements } from '#tests/support/agreement.ts'
import { ONCE } from '#tests/support/desk.ts'
import { type Faults, interceptQueries } from '#tests/support/faults.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { photoOnRecord, photosOf } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { failEachCall, type UseCase } from './nth-failure.ts'
import { sweepUnnamed } from './sweep-unnamed.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)
let faults: Faults
let staffId = ''
let person: Candidate

beforeAll(async () => {
  const { rows } = await application.owner.query<{ id: string }>(
    "select id from staff where username = 'score2'",
  )
  staffId = rows[0]?.id ?? ''
  person = await given.candidate().enter()
  faults = interceptQueries()
})
afterAll(() => faults.restore())

const done = () => ({ status: 200, text: '' })
const failed = (error: unknown) => ({ status: isUnavailable(error) ? 503 : 500, text: String(error) })
const tasks = () => importTasks(application.deps)

async function tryAll<Subject>(useCase: UseCase<Subject>): Promise<void> {
  for (const kind of ['cut', 'lost'] as const)
    expect(await failEachCall({ application, faults }, useCase, kind)).toBeGreaterThan(0)
}

const apply = (batchId: string) =>
  tasks()
    ['apply-import']({ batchId, staffId, requestId: 'test', address: '127.0.0.1' }, ONCE)
    .then(done, failed)

test('IMP-01 check an archive: whichever call fails, its photographs are staged once or not at all, and what is left over is swept', async () => {
  const check = (batchId: string) => tasks()['check-import']({ batchId }, ONCE).then(done, failed)
  // A check notes how far it is: it is no single transaction, and the run after it ends what it left.
  for (const kind of ['cut', 'lost'] as const) {
    for (let call = 1, isMet = true; isMet; call += 1) {
      const id = await desk.upload(await photosOf([person]))
      faults.arm({ call, kind })
      const { status } = await check(id)
      const met = faults.disarm()
      isMet = met.isMet
      const at = `${kind} at call ${call}: ${met.statement.slice(0, 120)}`
      expect([at, status]).toEqual([at, isMet ? 503 : 200])
      if (isMet) expect([at, (await check(id)).status]).toEqual([at, 200])
      const { batch } = await desk.reportOf(id)
      expect([at, batch]).toEqual([
        at,
        expect.objectContaining({ state: 'checked', rowsTotal: 1, rowsFaulty: 0 }),
      ])
    }
  }
  const filesIn = () =>
    readdirSync(join(application.deps.config.directory, 'vault'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.includes('-'))
      .toSorted()
  const { rows: staged } = await application.owner.query<{ key: string }>(
    "select fields->>'vaultKey' as key from import_rows where fields ? 'vaultKey'",
  )
  for (const { key } of staged) expect(filesIn()).toContain(key)
  expect(filesIn().length).toBeGreaterThan(staged.length)
  const id = await desk.order(person)
  expect((await apply(id)).status).toBe(200)
  await sweepUnnamed(application)
  const { rows: named } = await application.owner.query<{ key: string }>(
    "select vault_key as key from evidence_images union select fields->>'vaultKey' from import_rows where fields ? 'vaultKey'",
  )
  expect(filesIn()).toEqual(named.map(({ key }) => key).toSorted())
})

test('IMP-01 apply photographs and take them back: whichever call fails, all of it is in or none', async () => {
  await tryAll({ prepare: () => desk.order(person), act: apply, again: [200] })
  expect(await disagreements(application.owner)).toEqual([])
  const orderedBack = async () => {
    const id = await desk.order(person)
    expect((await apply(id)).status).toBe(200)
    await desk.orderRollBack(id)
    return id
  }
  const rollBack = (batchId: string) =>
    tasks()['roll-back-import']({ batchId, requestId: 'test', address: '127.0.0.1' }, ONCE).then(done, failed)
  await tryAll({ prepare: orderedBack, act: rollBack, again: [200] })
  expect(await disagreements(application.owner)).toEqual([])
  const photo = await photoOnRecord(person)
  expect((await person.call('GET', `/api/portal/images/${photo}`)).status).toBe(200)
})

test('EVI-03, IMP-01 a vault that is away in the middle of an archive leaves its check to the next run, and it is whole then', async () => {
  const other = await given.candidate().enter()
  const batchId = await desk.upload(await photosOf([person, other]))
  const { vault } = application.deps
  const put = vault.put.bind(vault)
  const away = Object.assign(new Error('away'), { code: 'ETIMEDOUT' })
  vi.spyOn(vault, 'put')
    .mockImplementationOnce(put)
    .mockImplementationOnce(async () => {
      throw away
    })
  await expect(tasks()['check-import']({ batchId }, ONCE)).rejects.toBe(away)
  vi.restoreAllMocks()
  const stateOf = async () => (await desk.reportOf(batchId)).batch
  expect(await stateOf()).toMatchObject({ state: 'checking' })
  await tasks()['check-import']({ batchId }, ONCE)
  expect(await stateOf()).toMatchObject({ state: 'checked', rowsTotal: 2, rowsFaulty: 0 })
})

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { listKeys, sweepImages } from '#modules/evidence/public.ts'
import { importTasks } from '#modules/imports/public.ts'
import { checkSeals } from '#modules/seals/public.ts'
import { bringIn, workRollBack } from '#tests/support/desk.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { anotherNumber, photoByRequest, recordPhoto } from '#tests/support/personal-data.ts'
import { openPhotoDesk } from '#tests/support/photo-desk.ts'
import { photoNamed, photoOnRecord, photosOf } from '#tests/support/photos.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { undoDecision } from '#tests/support/undo.ts'

const application = startApplication()
const given = givenIn(application)
const desk = openPhotoDesk(application)
const DAY_MS = 24 * 3600_000

test('IMP-01 a roll-back puts back the photograph of before, or none, and nobody sees the other one any more', async () => {
  const [one, two] = [await given.candidate().enter(), await given.candidate().enter()]
  await desk.bring(one)
  const before = await photoOnRecord(one)
  const second = await desk.bring(one, two)
  const replaced = await photoOnRecord(one)
  expect(replaced).not.toBe(before)
  await desk.rollBack(second)
  expect([await photoOnRecord(one), await photoOnRecord(two)]).toEqual([before, undefined])
  expect((await one.call('GET', `/api/portal/images/${before}`)).status).toBe(200)
  expect((await one.call('GET', `/api/portal/images/${replaced}`)).body.code).toBe('not_found')
  const { rows } = await application.owner.query(
    "select action, reason, old_value as old from audit_entries where subject_id = $1::text and action = 'import.roll_back'",
    [second],
  )
  expect(rows).toEqual([{ action: 'import.roll_back', reason: '压缩包选错了', old: { rows: 2 } }])
})

test('IMP-01 the same photograph once more changes nothing, and its roll-back takes nothing away', async () => {
  const person = await given.candidate().enter()
  const file = await photoNamed(person.ticketNo)
  await desk.bringIn([file])
  const before = await photoOnRecord(person)
  // An archive of other bytes: its name stands in another folder.
  const { id, report } = await desk.check([{ ...file, name: `再次/${file.name}` }])
  expect(report.noteCounts).toMatchObject([{ note: 'photo_unchanged', rows: 1 }])
  await desk.officer.call('POST', `/api/office/imports/${id}/discard`)
  const again = await desk.bringIn([{ ...file, name: `又一次/${file.name}` }])
  expect((await desk.reportOf(again)).batch).toMatchObject({ state: 'applied', rowsDone: 1 })
  expect(await photoOnRecord(person)).toBe(before)
  await desk.rollBack(again)
  expect(await photoOnRecord(person)).toBe(before)
})

test('IMP-01, PRF-01 what was replaced since by a request stays; undone after that, it gives way to what was before the batch', async () => {
  const [one, two] = [await given.candidate().enter(), await given.candidate().enter()]
  await desk.bring(two)
  const before = await photoOnRecord(two)
  const batch = await desk.bring(one, two)
  const requests = [await photoByRequest(given, one), await photoByRequest(given, two)]
  const asked = [await photoOnRecord(one), await photoOnRecord(two)]
  await desk.rollBack(batch)
  expect([await photoOnRecord(one), await photoOnRecord(two)]).toEqual(asked)
  for (const id of requests) expect((await undoDecision(given, id)).status).toBe(200)
  expect([await photoOnRecord(one), await photoOnRecord(two)]).toEqual([undefined, before])
})

test('IMP-01 of two batches one over the other either may be rolled back first', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ] as const) {
    const person = await given.candidate().enter()
    await desk.bring(person)
    const before = await photoOnRecord(person)
    const batches = [await desk.bring(person), await desk.bring(person)] as const
    const newest = await photoOnRecord(person)
    await desk.rollBack(batches[order[0]])
    expect((await photoOnRecord(person)) === newest).toBe(order[0] === 0)
    await desk.rollBack(batches[order[1]])
    expect(await photoOnRecord(person)).toBe(before)
  }
})

test('EVI-03, OPS-03 a photograph in the vault stays as long as a row names it, before its batch is applied, too', async () => {
  const people = [
    await given.candidate().enter(),
    await given.candidate().enter(),
    await given.candidate().enter(),
  ]
  const [waiting, discarded, rolledBack] = await photosOf(people)
  if (!waiting || !discarded || !rolledBack) throw new Error('no photographs')
  const vaultKeyOf = async (id: string) =>
    (
      await application.owner.query<{ key: string }>(
        "select fields->>'vaultKey' as key from import_rows where batch_id = $1",
        [id],
      )
    ).rows[0]?.key ?? ''
  const { id: kept } = await desk.check([waiting])
  const { id: gone } = await desk.check([discarded])
  const keys = { kept: await vaultKeyOf(kept), gone: await vaultKeyOf(gone) }
  const back = await desk.bringIn([rolledBack])
  const image = await photoOnRecord(people[2] as Candidate)
  await desk.officer.call('POST', `/api/office/imports/${gone}/discard`)
  await importTasks(application.deps)['clear-import']({ batchId: gone })
  await desk.rollBack(back)
  const listed = await application.deps.database.read(deadlineIn(5_000), listKeys)
  expect([listed.includes(keys.kept), listed.includes(keys.gone)]).toEqual([true, false])
  const now = vi.spyOn(application.deps.clock, 'now').mockReturnValue(new Date(Date.now() + 2 * DAY_MS))
  expect(await sweepImages(application.deps)).toBe(0)
  now.mockReturnValue(new Date(Date.now() + 38 * DAY_MS))
  expect(await sweepImages(application.deps)).toBeGreaterThanOrEqual(2)
  vi.restoreAllMocks()
  const left = readdirSync(join(application.deps.config.directory, 'vault'), {
    recursive: true,
    encoding: 'utf8',
  })
  expect([keys.kept, keys.gone].map((key) => left.includes(key))).toEqual([true, false])
  expect(left.some((name) => image !== undefined && name.endsWith(image))).toBe(false)
})

test('EVI-03 the application can delete what came with a batch, and nothing that came with a credential', async () => {
  const person = await given.candidate().enter()
  await recordPhoto(person)
  const client = await application.deps.database.connect()
  try {
    await expect(
      client.query('delete from evidence_images where person_id = $1', [person.personId]),
    ).rejects.toMatchObject({ code: '42501' })
    await desk.bring(person)
    await expect(
      client.query('delete from person_corrections where person_id = $1', [person.personId]),
    ).rejects.toMatchObject({ code: '42501' })
  } finally {
    client.release()
  }
})

test('IMP-01 candidates that came with a batch go only after their photographs, and then they go', async () => {
  const [number, ticketNo] = [anotherNumber(), '880000000321']
  const text = `姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码,手机号码,密码哈希\n秦新生,居民身份证,${number},${ticketNo},10272,120203K,,\n`
  const candidates = await bringIn(application, desk.officer, { kind: 'candidates', text })
  const people = await application.owner.query('select id from persons where origin_batch_id = $1', [
    candidates,
  ])
  const photos = await desk.bringIn([await photoNamed(number)])
  const messages = async () => {
    const { rows } = await application.owner.query(
      'select count(*)::int as n from messages where person_id = any($1)',
      [people.rows.map(({ id }) => id)],
    )
    return rows[0].n
  }
  const body = { reason: '文件选错了' }
  const path = `/api/office/imports/${candidates}/roll-back`
  expect((await desk.officer.call('POST', path, { body })).status).toBe(200)
  await workRollBack(application, candidates)
  expect((await desk.reportOf(candidates)).batch).toMatchObject({
    state: 'applied',
    fault: expect.stringContaining('有 1 条记录已被后续业务使用'),
  })
  // What they were told of the photographs goes with them.
  expect(await messages()).toBe(1)
  await desk.rollBack(photos)
  expect(await messages()).toBe(2)
  await desk.rollBack(candidates)
  expect(await messages()).toBe(0)
  // The rows of the photographs left with their persons, which is no swap (decision 0091).
  expect((await checkSeals(application.deps)).photographs).not.toContain(photos)
})

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { importTasks, sweepImports } from '#modules/imports/public.ts'
import { isUnavailable } from '#platform/db/database-faults.ts'
import { addToWallet, photograph, sendImage } from '#tests/support/applicant.ts'
import { bringIn, newestSitting, ONCE, sendFile, work } from '#tests/support/desk.ts'
import { type FaultKind, type Faults, interceptQueries } from '#tests/support/faults.ts'
import { approveShown } from '#tests/support/releases.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'
import { failEachCall, type UseCase } from './nth-failure.ts'
import { sweepUnnamed } from './sweep-unnamed.ts'

const application = startApplication()
const KINDS: readonly FaultKind[] = ['cut', 'error', 'lost']
const DAY_MS = 24 * 3600_000
let faults: Faults
let candidate: Visitor
let officer: Visitor
let supervisor: Visitor
let count = 0
let credential = ''
let picture = Buffer.alloc(0)

beforeAll(async () => {
  officer = await signInStaff(application, 'score1')
  supervisor = await signInStaff(application, 'record1')
  const { idNumber = '', password = '' } = PERSONAS.find(({ name }) => name === '何建国') ?? {}
  candidate = (await signInCandidate(application, { idNumber, password })).visitor
  faults = interceptQueries()
})
afterAll(() => faults.restore())

async function tryAll<Subject>(useCase: UseCase<Subject>, kinds = KINDS): Promise<void> {
  for (const kind of kinds)
    expect(await failEachCall({ application, faults }, useCase, kind)).toBeGreaterThan(0)
}

const textOf = (value: string | number | undefined) => String(value ?? '')
const one = async (query: string) =>
  (await application.owner.query<Record<string, string | number>>(query)).rows[0] ?? {}
const filesIn = (folder: string) =>
  readdirSync(join(application.deps.config.directory, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.split('/').at(-1) ?? '')
    .filter((name) => name.includes('-'))
    .sort()

async function freshPicture(): Promise<string> {
  count += 1
  // Photographs are counted by the minute: somebody else's clock, not ours.
  credential = await addToWallet(candidate, { type: 'other', fields: {}, pictures: [] })
  picture = Buffer.from(await photograph(count))
  return credential
}

test('EVI-03 take in an image: whichever call fails, no row is without its file, and no file stays that no row names', async () => {
  await tryAll({ prepare: freshPicture, act: (id) => sendImage(candidate, id, picture), again: [200] })
  const ids = async () =>
    (await application.owner.query<{ id: string }>('select id from evidence_images order by id')).rows.map(
      ({ id }) => id,
    )
  const named = await ids()
  for (const id of named) expect(filesIn('vault')).toContain(id)
  await sweepUnnamed(application)
  expect(filesIn('vault')).toEqual(named)
})

test('EVI-03 a vault that is away, before the file or after it, leaves no row, says when to come back, and takes it then', async () => {
  const id = await freshPicture()
  const { vault } = application.deps
  const put = vault.put.bind(vault)
  const away = Object.assign(new Error('away'), { code: 'ETIMEDOUT' })
  for (const isDone of [false, true]) {
    vi.spyOn(vault, 'put').mockImplementation(async (key, bytes) => {
      if (isDone) await put(key, bytes)
      throw away
    })
    const reply = await sendImage(candidate, id, picture)
    expect([reply.status, reply.headers['retry-after']]).toEqual([503, '3'])
    expect((await one(`select count(*) as n from evidence_images where credential_id = '${id}'`)).n).toBe(0)
    vi.restoreAllMocks()
  }
  expect((await sendImage(candidate, id, picture)).status).toBe(200)
})

const HEADER = '准考证号,课程代码,成绩\n'
async function scoreRow(): Promise<string> {
  count += 1
  const { ticket_no: ticketNo, code } = await one(
    `select t.ticket_no, c.code from tickets t cross join courses c
     where not exists (select from scores s where s.ticket_id = t.id and s.course_code = c.code)
     order by md5(t.ticket_no || c.code) offset ${count} limit 1`,
  )
  return `${HEADER}${ticketNo},${code},${60 + (count % 40)}\n`
}

test('IMP-01 upload a file for import: whichever call fails, there is one batch with its file, or neither', async () => {
  const sittingId = await newestSitting(application)
  await tryAll({
    prepare: scoreRow,
    act: (text: string) => sendFile(officer, { kind: 'exam_scores', sittingId, text }),
    again: [409],
  })
  const { rows } = await application.owner.query<{ id: string }>(
    // Those of the demonstration have no file.
    "select id from import_batches where state = 'uploaded' order by id::text",
  )
  for (const { id } of rows) expect(filesIn('files')).toContain(id)
  vi.spyOn(application.deps.clock, 'now').mockReturnValue(new Date(Date.now() + 2 * DAY_MS))
  await sweepImports(application.deps)
  vi.restoreAllMocks()
  expect(filesIn('files')).toEqual(rows.map(({ id }) => id))
})

test('IMP-01 apply an import batch and take it back: whichever call fails, all of it is in or none, and the job that runs again ends it', async () => {
  const sittingId = await newestSitting(application)
  const staffId = textOf((await one("select id from staff where username = 'score1'")).id)
  const done = () => ({ status: 200, text: '' })
  const failed = (error: unknown) => ({ status: isUnavailable(error) ? 503 : 500, text: String(error) })
  const apply = (batchId: string) =>
    importTasks(application.deps)
      ['apply-import']({ batchId, staffId, requestId: 'test', address: '127.0.0.1' }, ONCE)
      .then(done, failed)
  const ordered = async () => {
    const { body } = await sendFile(officer, { kind: 'exam_scores', sittingId, text: await scoreRow() })
    await work(application, String(body.id))
    expect((await officer.call('POST', `/api/office/imports/${body.id}/apply`)).status).toBe(200)
    return String(body.id)
  }
  await tryAll({ prepare: ordered, act: apply, again: [200] }, ['cut', 'lost'])
  const rollBack = (batchId: string) =>
    importTasks(application.deps)
      ['roll-back-import']({ batchId, requestId: 'test', address: '127.0.0.1' }, ONCE)
      .then(done, failed)
  const orderedBack = async () => {
    const id = await ordered()
    expect((await apply(id)).status).toBe(200)
    const body = { reason: '文件有误，重新导入' }
    expect((await officer.call('POST', `/api/office/imports/${id}/roll-back`, { body })).status).toBe(200)
    return id
  }
  await tryAll({ prepare: orderedBack, act: rollBack, again: [200] }, ['cut', 'lost'])
  const wrong =
    await one(`select count(*) as n from import_batches b where (b.state = 'applied')::int * b.rows_total
    <> (select count(*) from scores s where s.batch_id = b.id)`)
  expect(wrong.n).toBe(0)
})

test('IMP-02 publish: whichever call fails, it is proposed once and agreed to once', async () => {
  const sittingId = await newestSitting(application)
  const propose = (batchIds: string[]) =>
    officer.call('POST', '/api/office/publications', { body: { sittingId, batchIds } })
  const bring = async () => {
    const open = await application.owner.query<{ id: string }>(
      "select id from publications where state = 'proposed' order by id",
    )
    for (const { id } of open.rows) await approveShown(supervisor, id)
    return [await bringIn(application, officer, { kind: 'exam_scores', sittingId, text: await scoreRow() })]
  }
  await tryAll({ prepare: bring, act: propose, again: [409] })
  const proposed = async () => {
    const reply = await propose(await bring())
    expect([reply.status, reply.text]).toEqual([200, reply.text])
    const path = `/api/office/publications/${reply.body.id}`
    const { digest } = (await supervisor.call('GET', path)).body
    return { path: `${path}/decision`, body: { decision: 'approve', digest } }
  }
  const agree = ({ path, body }: Awaited<ReturnType<typeof proposed>>) =>
    supervisor.call('POST', path, { body })
  await tryAll({ prepare: proposed, act: agree, again: [409] })
})

test('IMP-03 correct a score: whichever call fails, it is changed once, with its history, or not at all', async () => {
  const asked = async () => {
    const {
      person_id: personId,
      id: scoreId,
      mark,
    } = await one(
      `select s.person_id, s.id, s.mark from scores s join publication_batches pb on pb.batch_id = s.batch_id
         join publications p on p.id = pb.publication_id and p.state = 'approved'
       where s.outcome = 'marked' and s.mark < 90 and p.publish_at < '2026-11-01'
         and not exists (select from score_corrections c where c.score_id = s.id) order by s.id limit 1`,
    )
    const newOutcome = { kind: 'marked', mark: Number(mark) + 1 }
    const body = { personId, scoreId, newOutcome, reason: '复核后加 1 分' }
    const reply = await officer.call('POST', '/api/office/corrections', { body })
    expect([reply.status, reply.text]).toEqual([200, reply.text])
    return String(reply.body.id)
  }
  const agree = (id: string) =>
    supervisor.call('POST', `/api/office/corrections/${id}/decision`, { body: { decision: 'approve' } })
  await tryAll({ prepare: asked, act: agree, again: [409] })
})

import { existsSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { importTasks, sweepImports } from '#modules/imports/public.ts'
import { newestSitting, ONCE, sendFile, work, workRollBack } from '#tests/support/desk.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const HEADER = '准考证号,姓名,课程代码,成绩\n'
let officer: Visitor
let sittingId = ''
let own: string[] = []
let others: string[] = []

beforeAll(async () => {
  officer = await signInStaff(application, 'score1')
  sittingId = await newestSitting(application)
  const { rows } = await application.owner.query<{ ticket_no: string; is_own: boolean }>(
    `select ticket_no, school_id = (select school_id from staff_roles r join staff s on s.id = r.staff_id where s.username = 'sufe') as is_own
     from tickets order by ticket_no`,
  )
  own = rows.filter(({ is_own }) => is_own).map(({ ticket_no }) => ticket_no)
  others = rows.filter(({ is_own }) => !is_own).map(({ ticket_no }) => ticket_no)
})

async function check(text: string, more: { kind?: string; who?: Visitor } = {}) {
  const { kind = 'exam_scores', who = officer } = more
  const { body } = await sendFile(who, { kind, sittingId, text })
  const id = String(body.id)
  await work(application, id)
  const report = await who.call('GET', `/api/office/imports/${id}`)
  return { id, report: report.body as unknown as Report }
}

interface Report {
  batch: { state: string; fault?: string; rowsFaulty: number }
  problemCounts: { problem: string; rows: number }[]
}

async function stagedText(id: string): Promise<string> {
  const { rows } = await application.owner.query(
    `select r::text as row from import_rows r where batch_id = $1
     union all select b.rows::text from sound_row_blocks b where batch_id = $1`,
    [id],
  )
  return JSON.stringify(rows)
}

async function order(id: string): Promise<void> {
  expect((await officer.call('POST', `/api/office/imports/${id}/apply`)).status).toBe(200)
}

async function runApply(id: string): Promise<Report> {
  const { rows } = await application.owner.query("select id from staff where username = 'score1'")
  const payload = { batchId: id, staffId: rows[0].id, requestId: 'test', address: '127.0.0.1' }
  await importTasks(application.deps)['apply-import'](payload, ONCE)
  return (await officer.call('GET', `/api/office/imports/${id}`)).body as unknown as Report
}

test("IMP-02 a school brings its own candidates' practice results, and learns nothing of others", async () => {
  const who = await signInStaff(application, 'sufe')
  const text = `${HEADER}${own[0]},,00015,80\n${others[0]},不对的姓名,00015,80\n999999999999,不对的姓名,00015,80\n${others[0]},,99998,80\n`
  const { report } = await check(text, { kind: 'practice_scores', who })
  // Of another school's 准考证 it is told what it is told of one that nobody has.
  expect(report.problemCounts.map(({ problem, rows }) => [problem, rows])).toEqual([
    ['out_of_scope', 3],
    ['unknown_course', 1],
  ])
})

test('ACC-02 an ID number in the wrong column is not kept in clear, nor a password as a hash', async () => {
  const scores = await check(`${HEADER}310101199001011237,张三310101199001011237,00015,310101199001011237\n`)
  expect(await stagedText(scores.id)).not.toContain('310101199001011237')
  const header = '姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码,手机号码,密码哈希\n'
  const row = '310101199001011237,310101199001011237,x,310101199001011237,310101199001011237,1,,Secret-2026\n'
  const candidates = await check(header + row, { kind: 'candidates' })
  expect(candidates.report.batch).toMatchObject({ state: 'checked', rowsFaulty: 1 })
  const staged = await stagedText(candidates.id)
  expect(staged).not.toContain('310101199001011237')
  expect(staged).not.toContain('Secret-2026')
  const headless = await check('张三,310101199001011237,101000240000\n', { kind: 'candidates' })
  expect(headless.report.batch.state).toBe('unassigned')
  expect(headless.report.batch.fault).not.toContain('310101199001011237')
  const { rows } = await application.owner.query('select head::text from import_batches where id = $1', [
    headless.id,
  ])
  expect(rows[0].head).toContain('张三')
  expect(rows[0].head).not.toContain('310101199001011237')
})

test('IMP-01 a file that is gone ends in words, not in a job that fails for ever', async () => {
  const { body } = await sendFile(officer, {
    kind: 'exam_scores',
    sittingId,
    text: `${HEADER}${own[1]},,00015,1\n`,
  })
  const id = String(body.id)
  await application.deps.files.remove(id)
  await work(application, id)
  const { body: shown } = await officer.call('GET', `/api/office/imports/${id}`)
  expect((shown as unknown as Report).batch).toMatchObject({ state: 'unreadable' })
})

test('IMP-01 two checks of one batch at once leave its rows once', async () => {
  const text = `${HEADER}${own[2]},,00015,1\n${own[3]},,00015,2\n`
  const { body } = await sendFile(officer, { kind: 'exam_scores', sittingId, text })
  const id = String(body.id)
  await Promise.all([work(application, id), work(application, id)])
  const shown = (await officer.call('GET', `/api/office/imports/${id}`)).body as unknown as Report
  expect(shown.batch).toMatchObject({ state: 'checked', rowsTotal: 2, rowsFaulty: 0 })
})

test('IMP-01 what came in meanwhile through another batch leaves this one checked, with the reason', async () => {
  const text = `${HEADER}${own[4]},,00012,61\n${own[5]},,00012,62\n`
  const first = await check(text)
  const second = await check(`${text}${own[6]},,00012,63\n`)
  await order(first.id)
  await order(second.id)
  expect((await runApply(first.id)).batch.state).toBe('applied')
  expect((await runApply(first.id)).batch.state).toBe('applied')
  const { batch } = await runApply(second.id)
  expect(batch.state).toBe('checked')
  expect(batch.fault).toContain('其他批次')
  const { rows } = await application.owner.query(
    'select count(*)::int as n from scores where batch_id = any($1)',
    [[first.id, second.id]],
  )
  expect(rows[0].n).toBe(2)
})

async function blocksOf(id: string) {
  const { rows } = await application.owner.query(
    'select cardinality(rows) as rows from sound_row_blocks where batch_id = $1',
    [id],
  )
  return rows
}

test('IMP-01 sound rows are kept until they are applied, and no longer', async () => {
  const { id } = await check(`${HEADER}${own[9]},,00012,61\n${own[10]},,00012,62\n`)
  expect(await blocksOf(id)).toEqual([{ rows: 2 }])
  await sweepImports(application.deps)
  expect(await blocksOf(id)).toEqual([{ rows: 2 }])
  await order(id)
  expect((await runApply(id)).batch.state).toBe('applied')
  expect(await blocksOf(id)).toEqual([])
})

test('IMP-01 what an earlier version, which knows no blocks, discards during an update leaves no rows behind', async () => {
  const { id } = await check(`${HEADER}${own[11]},,00012,61\n`)
  await application.owner.query("update import_batches set state = 'discarded' where id = $1", [id])
  expect(await blocksOf(id)).toEqual([{ rows: 1 }])
  await sweepImports(application.deps)
  expect(await blocksOf(id)).toEqual([])
})

test('IMP-01 rows that went missing since the check are noticed: nothing is applied', async () => {
  const { id } = await check(`${HEADER}${own[7]},,00012,61\n${own[8]},,00012,62\n`)
  await order(id)
  await application.owner.query('update sound_row_blocks set rows = rows[:1] where batch_id = $1', [id])
  expect((await runApply(id)).batch).toMatchObject({ state: 'checked' })
  const { rows } = await application.owner.query(
    'select count(*)::int as n from scores where batch_id = $1',
    [id],
  )
  expect(rows[0].n).toBe(0)
})

test('IMP-01 a job that the database refuses again and again ends in words, and the officer can go on', async () => {
  const full = Object.assign(new Error('no space left'), { code: '53100' })
  const broken = { ...application.deps.database, transact: application.deps.database.transact }
  let failures = 0
  const deps = {
    ...application.deps,
    database: {
      ...broken,
      connect: () => Promise.reject(full),
      transact: ((deadline, run) => {
        failures += 1
        return failures === 1 ? Promise.reject(full) : broken.transact(deadline, run)
      }) as typeof broken.transact,
    },
  }
  const tasks = importTasks(deps)
  const stateOf = async (id: string) =>
    ((await officer.call('GET', `/api/office/imports/${id}`)).body as unknown as Report).batch
  const sent = await sendFile(officer, {
    kind: 'exam_scores',
    sittingId,
    text: `${HEADER}${own[0]},,00015,80\n`,
  })
  const batchId = String(sent.body.id)
  failures = 1
  await expect(tasks['check-import']({ batchId }, ONCE)).rejects.toThrow()
  expect((await stateOf(batchId)).state).toBe('checking')
  await tasks['check-import']({ batchId }, 'last')
  expect(await stateOf(batchId)).toMatchObject({ state: 'unreadable', fault: expect.stringMatching(/。$/) })

  const { id } = await check(`${HEADER}${own[0]},,00015,81\n`)
  await order(id)
  const payload = { batchId: id, staffId: '', requestId: 'test', address: '127.0.0.1' }
  failures = 0
  await expect(tasks['apply-import'](payload, ONCE)).rejects.toThrow('no space left')
  expect((await stateOf(id)).state).toBe('applying')
  failures = 0
  await tasks['apply-import'](payload, 'last')
  expect(await stateOf(id)).toMatchObject({ state: 'checked', fault: expect.stringMatching(/。$/) })
  await order(id)
  await tasks['apply-import'](payload, 'over')
  expect(await stateOf(id)).toMatchObject({ state: 'checked', fault: expect.stringMatching(/。$/) })
  await order(id)
  expect((await runApply(id)).batch.state).toBe('applied')

  const body = { reason: '文件有误，重新导入' }
  expect((await officer.call('POST', `/api/office/imports/${id}/roll-back`, { body })).status).toBe(200)
  failures = 0
  await tasks['roll-back-import']({ batchId: id, requestId: 'test', address: '127.0.0.1' }, 'last')
  expect(await stateOf(id)).toMatchObject({ state: 'applied', fault: expect.stringMatching(/数据都还在/) })
  expect((await officer.call('POST', `/api/office/imports/${id}/roll-back`, { body })).status).toBe(200)
  await workRollBack(application, id)
  expect((await stateOf(id)).state).toBe('rolled_back')
})

test('ACC-02 the file, which holds in clear what the tables hold sealed, goes when it was checked', async () => {
  const { pathOf } = application.deps.files
  for (const text of [`${HEADER}${own[0]},,00015,82\n`, HEADER]) {
    const sent = await sendFile(officer, { kind: 'exam_scores', sittingId, text })
    const id = String(sent.body.id)
    expect(existsSync(pathOf(id))).toBe(true)
    await work(application, id)
    expect(existsSync(pathOf(id))).toBe(false)
    // A worker that was killed at that moment runs the job again, which finds nothing to do.
    await work(application, id)
    expect((await officer.call('GET', `/api/office/imports/${id}`)).status).toBe(200)
  }
})

test('IMP-01 a batch that is put aside leaves no rows behind', async () => {
  const { id } = await check(`${HEADER}${own[0]},,00020,81\n`)
  expect((await officer.call('POST', `/api/office/imports/${id}/discard`)).status).toBe(200)
  await importTasks(application.deps)['clear-import']({ batchId: id })
  expect(await stagedText(id)).toBe('[]')
  const { rows } = await application.owner.query(
    "select payload->>'batchId' as id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'clear-import'",
  )
  expect(rows).toEqual([{ id }])
})

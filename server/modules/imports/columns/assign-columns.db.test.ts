import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { newestSitting, sendFile, sendSecond, work, workApply } from '#tests/support/desk.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { sweepImports } from '../public.ts'

const application = startApplication()
const given = givenIn(application)
let officer: Officer
let sittingId = ''
let ticketNo = ''

beforeAll(async () => {
  officer = await given.officer('score_officer')
  sittingId = await newestSitting(application)
  ticketNo = (await given.candidate().enter()).ticketNo
})

const HEADER = '准考证号,课程代码,成绩（平时）,成绩（总评）'
let turn = 0
/** Another file with these titles: the same file twice is one import. */
const fileOf = (header = HEADER) => {
  turn += 1
  return `${header}\n${ticketNo},00015,95,${60 + turn}\n`
}

interface Shown {
  batch: {
    state: string
    fault?: string
    rowsTotal: number
    rowsFaulty: number
    layout?: { columns: string[]; by: string; from: string }
  }
}

async function send(who: Officer, text: string, more: { kind?: string; columns?: 'ask' } = {}) {
  const kind = more.kind ?? 'exam_scores'
  const { body } = await sendFile(who, {
    kind,
    ...(kind.endsWith('scores') ? { sittingId } : {}),
    text,
    ...more,
  })
  const id = String(body.id)
  await work(application, id)
  return { id, ...(await show(who, id)) }
}

const show = async (who: Officer, id: string) =>
  ((await who.call('GET', `/api/office/imports/${id}`)).body as unknown as Shown).batch

const columnsOf = (who: Officer, id: string) => who.call('GET', `/api/office/imports/${id}/columns`)

const SOUND = [
  { key: 'ticketNo', place: 0 },
  { key: 'courseCode', place: 1 },
  { key: 'mark', place: 3 },
]
/** The mark stands in another column than `SOUND` says. */
const OTHER = [...SOUND.slice(0, 2), { key: 'mark', place: 2 }]
type Body = { columns?: readonly { key: string; place: number }[]; headerRow?: number }
const assign = (who: Officer, id: string, { columns = SOUND, headerRow = 1 }: Body = {}) =>
  who.call('POST', `/api/office/imports/${id}/columns`, { body: { headerRow, columns } })

const markOf = async (id: string) =>
  (
    await application.owner.query(
      'select s.mark from sound_row_blocks b, unnest(b.rows) s where b.batch_id = $1',
      [id],
    )
  ).rows[0]?.mark

async function auditOf(action: string, id: string) {
  const { rows } = await application.owner.query(
    'select new_value from audit_entries where action = $1 and subject_id = $2',
    [action, id],
  )
  return rows.map(({ new_value }) => new_value)
}

test('IMP-04 the officer assigns what the titles do not tell; the file is checked again under that, and every row says so', async () => {
  // Another course than elsewhere: this batch is applied.
  const sent = await send(officer, fileOf().replace('00015', '00020'))
  expect(sent).toMatchObject({ state: 'unassigned', rowsTotal: 0 })
  expect(sent.fault).toContain('C 列「成绩（平时）」、D 列「成绩（总评）」')
  const { body } = await columnsOf(officer, sent.id)
  expect(body).toMatchObject({
    headerRow: 1,
    wanted: [
      { key: 'ticketNo', title: '准考证号', isRequired: true },
      { key: 'name', isRequired: false },
      { key: 'courseCode' },
      { key: 'mark' },
    ],
    // 成绩 is for the officer to choose: nothing is suggested where two columns claim it.
    rows: [
      { rowNo: 1, suggested: SOUND.slice(0, 2) },
      { rowNo: 2, cells: [ticketNo, '00020', '95', String(60 + turn)] },
    ],
  })
  expect(readdirSync(join(application.deps.config.directory, 'files'))).toContain(sent.id)

  expect((await assign(officer, sent.id)).status).toBe(200)
  await work(application, sent.id)
  const words = ['准考证号 ← A 列「准考证号」', '课程代码 ← B 列「课程代码」', '成绩 ← D 列「成绩(总评)」']
  expect(await show(officer, sent.id)).toMatchObject({
    state: 'checked',
    rowsTotal: 1,
    rowsFaulty: 0,
    layout: { columns: words, by: officer.name, from: 'this' },
  })
  expect(await markOf(sent.id)).toBe(60 + turn)
  expect(await auditOf('import.assign_columns', sent.id)).toEqual([{ columns: words }])
  expect(readdirSync(join(application.deps.config.directory, 'files'))).not.toContain(sent.id)
  await officer.call('POST', `/api/office/imports/${sent.id}/apply`)
  await workApply(application, sent.id)
  expect(await auditOf('import.apply', sent.id)).toMatchObject([{ rows: 1, columns: words }])
})

test('IMP-04 an assignment is remembered for the school and the kind, for files with the very same titles, and can be given up', async () => {
  const here = await given.officer('school_registrar', '10272')
  const colleague = await given.officer('school_registrar', '10272')
  const there = await given.officer('school_registrar', '10269')
  const kind = 'practice_scores'
  const first = await send(here, fileOf(), { kind })
  await assign(here, first.id)
  // Nothing is remembered of a file of another kind, of another school, or with other titles.
  expect(await send(officer, fileOf(), { kind })).toMatchObject({ state: 'unassigned' })
  expect(await send(there, fileOf(), { kind })).toMatchObject({ state: 'unassigned' })
  expect(await send(here, fileOf(`${HEADER},成绩`), { kind })).toMatchObject({ state: 'unassigned' })

  const next = await send(colleague, fileOf(), { kind })
  expect(next).toMatchObject({ state: 'checked', layout: { by: here.name, from: 'earlier' } })
  expect(await markOf(next.id)).toBe(60 + turn)
  // Whoever is not content is asked anew, and the newer word is what is remembered.
  const asked = await send(colleague, fileOf(), { kind, columns: 'ask' })
  expect(asked).toMatchObject({ state: 'unassigned', fault: expect.stringContaining('系统不会代您选择') })
  await assign(colleague, asked.id, { columns: OTHER })
  const last = await send(here, fileOf(), { kind })
  expect(last).toMatchObject({ state: 'checked', layout: { by: colleague.name } })
  expect(await markOf(last.id)).toBe(95)
})

test('IMP-04 every kind of file, without titles that are known, under its own row of titles', async () => {
  const text =
    '考生名册,,,,,\n名,类,证,考生号码,校,专\n张三,居民身份证,11010519491231002X,101000240077,10272,120203K\n'
  const sent = await send(officer, text, { kind: 'candidates' })
  expect(sent).toMatchObject({ state: 'unassigned' })
  const { body } = await columnsOf(officer, sent.id)
  // Numbers are masked, and the row of titles is the officer's to choose.
  expect(JSON.stringify(body)).not.toContain('11010519491231002X')
  const keys = ['name', 'idType', 'idNumber', 'ticketNo', 'schoolCode', 'majorCode']
  const columns = keys.map((key, place) => ({ key, place }))
  expect((await assign(officer, sent.id, { columns, headerRow: 2 })).status).toBe(200)
  await work(application, sent.id)
  const shown = await show(officer, sent.id)
  expect(shown).toMatchObject({
    state: 'checked',
    rowsTotal: 1,
    layout: { columns: expect.arrayContaining(['姓名 ← A 列「名」']) },
  })
})

test('IMP-04 an assignment that is not sound is refused with everything that is wrong, and only whoever brought the file sees and assigns it', async () => {
  const colleague = await given.officer('score_officer')
  const { id } = await send(officer, fileOf('号,码,甲,乙'))
  for (const [columns, headerRow, words] of [
    [[], 1, ['请指定哪一列是「准考证号」。', '请指定哪一列是「课程代码」。', '请指定哪一列是「成绩」。']],
    [
      [...SOUND, { key: 'mark', place: 0 }],
      1,
      ['「成绩」指定了两列，请只保留一列。', 'A 列指定了两项内容，请只保留一项。'],
    ],
    [
      [...SOUND, { key: 'phone', place: 9 }],
      1,
      ['文件没有 J 列，请刷新后重新指定。', '没有这项内容，请刷新后重新指定。'],
    ],
    [SOUND, 40, ['请选择标题所在的行。']],
  ] as const) {
    const { status, body } = await assign(officer, id, { columns, headerRow })
    expect(status).toBe(400)
    expect((body.problems as { text: string }[]).map(({ text }) => text)).toEqual(words)
  }
  expect((await columnsOf(colleague, id)).status).toBe(404)
  expect((await assign(colleague, id)).body.code).toBe('not_found')
  expect((await assign(await given.officer('school_registrar', '10272'), id)).body.code).toBe('not_found')
  expect((await show(officer, id)).state).toBe('unassigned')
})

test('IMP-04 of two assignments and a discard at once one happens, and a checked batch takes none', async () => {
  const { id } = await send(officer, fileOf('号,码,甲,乙'))
  const answers = await Promise.all([
    assign(officer, id),
    assign(officer, id, { columns: OTHER }),
    officer.call('POST', `/api/office/imports/${id}/discard`),
  ])
  // A discard after an assignment is allowed: the batch waits for its check then.
  expect(answers.slice(0, 2).filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
  expect((await auditOf('import.assign_columns', id)).length).toBeLessThanOrEqual(1)
  const other = await send(officer, fileOf('准考证号,课程代码,平时,成绩'))
  expect(other.state).toBe('checked')
  expect((await assign(officer, other.id)).body.code).toBe('import_state')
})

test('IMP-02, IMP-04 the second entry is assigned by whoever made it', async () => {
  const second = await given.officer('score_officer')
  const { body } = await sendFile(officer, {
    kind: 'exam_scores',
    sittingId,
    text: fileOf('号,码,平,总'),
    double: 'yes',
  })
  const firstId = String(body.id)
  await work(application, firstId)
  await assign(officer, firstId)
  await work(application, firstId)
  const sent = await sendSecond(second, firstId, fileOf('号,码,总评,备'))
  await work(application, String(sent.body.id))
  expect((await columnsOf(officer, String(sent.body.id))).status).toBe(404)
  expect((await assign(second, String(sent.body.id), { columns: OTHER })).status).toBe(200)
  await work(application, String(sent.body.id))
  const { body: comparison } = await second.call('GET', `/api/office/imports/${firstId}/comparison`)
  expect(comparison).toMatchObject({ isCompared: true, open: 1 })
})

test('IMP-04 a file that nobody assigns is given up after a week, and leaves nothing behind', async () => {
  const { id } = await send(officer, fileOf('一,二,三,四'))
  const again = await send(officer, fileOf('一,二,三,四'))
  await application.owner.query(
    `update import_batches set uploaded_at = $2::timestamptz - interval '8 days' where id = $1`,
    [id, application.deps.clock.now()],
  )
  await sweepImports(application.deps)
  expect(await show(officer, id)).toMatchObject({
    state: 'unreadable',
    fault: expect.stringContaining('7 天内没有指定各列'),
  })
  expect((await columnsOf(officer, id)).status).toBe(404)
  expect(await show(officer, again.id)).toMatchObject({ state: 'unassigned' })
  expect(readdirSync(join(application.deps.config.directory, 'files'))).toContain(again.id)
})

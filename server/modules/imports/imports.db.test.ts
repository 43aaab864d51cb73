import { beforeAll, describe, expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { bringIn, newestSitting, sendFile, work, workRollBack } from '#tests/support/desk.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, signInStaff, type Visitor } from '#tests/support/visitor.ts'
import { zip64Of, zipOf } from '#tests/support/zip.ts'

const application = startApplication()
let officer: Visitor
let sittingId = ''
let tickets: string[] = []
const kind = 'exam_scores'
const HEADER = '准考证号,姓名,课程代码,成绩\n'

beforeAll(async () => {
  officer = await signInStaff(application, 'score1')
  sittingId = await newestSitting(application)
  const { rows } = await application.owner.query<{ ticket_no: string }>(
    'select ticket_no from tickets order by ticket_no',
  )
  tickets = rows.map(({ ticket_no }) => ticket_no)
})

async function check(text: string | Buffer, more: { kind?: string; name?: string } = {}) {
  const sent = await sendFile(officer, { kind, sittingId, text, ...more })
  const id = String(sent.body.id)
  await work(application, id)
  const { body } = await officer.call('GET', `/api/office/imports/${id}`)
  return { id, report: body as unknown as Report }
}

interface Report {
  batch: { state: string; rowsTotal: number; rowsFaulty: number; fault?: string; warnings: string[] }
  problemCounts: { problem: string; rows: number }[]
  faultyRows: { rowNo: number; problems: string[] }[]
}

describe('IMP-02 what is wrong with a row', () => {
  test.each([
    ['mark_out_of_range', () => `${tickets[0]},,00015,101`],
    ['mark_not_a_number', () => `${tickets[0]},,00015,七十`],
    ['mark_not_whole', () => `${tickets[0]},,00015,60.5`],
    ['mark_missing', () => `${tickets[0]},,00015,`],
    ['unknown_course', () => `${tickets[0]},,99999,60`],
    ['unknown_ticket', () => '999999999999,,00015,60'],
    ['ticket_no_form', () => '12345,,00015,60'],
    ['name_mismatch', () => `${tickets[0]},王五六,00015,60`],
    ['duplicate_in_file', () => `${tickets[0]},,00015,60\n${tickets[0]},,00015,61`],
  ])('IMP-02 %s is found, in words, and the batch cannot be applied', async (problem, line) => {
    const { id, report } = await check(`${HEADER}${line()}\n${tickets[1]},,00015,77\n`)
    expect(report.batch.state).toBe('checked')
    expect(report.problemCounts.map((count) => count.problem)).toEqual([problem])
    expect(report.faultyRows[0]?.rowNo).toBe(2)
    expect(report.faultyRows[0]?.problems[0]).toMatch(/。$/)
    const applied = await officer.call('POST', `/api/office/imports/${id}/apply`)
    expect(applied.body.code).toBe('import_has_problems')
    expect((await officer.call('POST', `/api/office/imports/${id}/discard`)).status).toBe(200)
  })

  test('IMP-02 a course with implausibly many absent is pointed out', async () => {
    const lines = tickets.slice(30, 60).map((no, place) => `${no},,00020,${place % 2 === 0 ? '缺考' : '70'}`)
    const { report } = await check(HEADER + lines.join('\n'))
    expect(report.batch.rowsFaulty).toBe(0)
    expect(report.batch.warnings.some((words) => words.includes('00020') && words.includes('缺考'))).toBe(
      true,
    )
  })
})

describe('IMP-01 files that cannot be read', () => {
  test.each([
    ['no rows', HEADER, '没有数据行'],
    ['rubbish', Buffer.from([0, 1, 2, 3, 255, 254, 0, 7, 9, 0, 1]), ''],
    ['a directory beyond any file', zip64Of(zipOf([{ name: 'a' }]), { record: 2n ** 53n }), '不完整'],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), ''],
  ])('IMP-01 %s is said in words, and nothing is staged', async (_case, text, words) => {
    const { id, report } = await check(text)
    expect(report.batch.state).toBe('unreadable')
    expect(report.batch.fault).toContain(words)
    expect((report.batch.fault ?? '').length).toBeGreaterThan(8)
    const { rows } = await application.owner.query(
      'select (select count(*) from import_rows where batch_id = $1)::int + (select count(*) from sound_row_blocks where batch_id = $1)::int as n',
      [id],
    )
    expect(rows[0].n).toBe(0)
  })

  test('IMP-01 the same file twice is one import', async () => {
    const text = `${HEADER}${tickets[2]},,00012,66\n`
    await sendFile(officer, { kind, sittingId, text })
    const again = await sendFile(officer, { kind, sittingId, text })
    expect(again.body.code).toBe('import_duplicate_file')
    expect(again.body.text).toMatch(/批次 \d+/)
  })

  test('IMP-01 scores need a sitting, and a file', async () => {
    const without = await sendFile(officer, { kind, text: HEADER })
    expect(without.body.code).toBe('input_invalid')
    const empty = await sendFile(officer, { kind, sittingId, text: '' })
    expect(empty.body.code).toBe('upload_missing')
  })

  test('IMP-01 a check that was cut off is simply run again', async () => {
    const sent = await sendFile(officer, { kind, sittingId, text: `${HEADER}${tickets[3]},,00012,67\n` })
    const id = String(sent.body.id)
    await application.owner.query("update import_batches set state = 'checking' where id = $1", [id])
    await application.owner.query("insert into import_rows (batch_id, row_no, cells) values ($1, 99, '{}')", [
      id,
    ])
    await work(application, id)
    await work(application, id)
    const { body } = await officer.call('GET', `/api/office/imports/${id}`)
    expect((body as unknown as Report).batch).toMatchObject({ state: 'checked', rowsTotal: 1, rowsFaulty: 0 })
  })
})

describe('IMP-01 applying and taking back', () => {
  test('IMP-01 of twenty who press 确认入库 at once, one does', async () => {
    const { id } = await check(`${HEADER}${tickets[4]},,00012,68\n`)
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => officer.call('POST', `/api/office/imports/${id}/apply`)),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ body }) => body.code === 'import_in_progress')).toHaveLength(19)
    const { rows } = await application.owner.query(
      `select count(*)::int as n from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'apply-import' and j.payload->>'batchId' = $1`,
      [id],
    )
    expect(rows[0].n).toBe(1)
  })

  test('IMP-01 rolls back as a whole, and what is recorded cannot be brought in twice', async () => {
    const text = `${HEADER}${tickets[5]},,00012,68\n${tickets[6]},,00012,缺考\n`
    const id = await bringIn(application, officer, { kind, sittingId, text })
    const again = await check(`${text}${tickets[7]},,00012,50\n`)
    expect(again.report.problemCounts).toEqual([
      expect.objectContaining({ problem: 'already_recorded', rows: 2 }),
    ])
    const body = { reason: '文件有误，重新导入' }
    expect((await officer.call('POST', `/api/office/imports/${id}/roll-back`, { body })).status).toBe(200)
    const early = await officer.call('POST', `/api/office/imports/${id}/roll-back`, { body })
    expect(early.body.code).toBe('import_in_progress')
    await workRollBack(application, id)
    await workRollBack(application, id)
    const { rows } = await application.owner.query(
      'select count(*)::int as n from scores where batch_id = $1',
      [id],
    )
    expect(rows[0].n).toBe(0)
    const twice = await officer.call('POST', `/api/office/imports/${id}/roll-back`, { body })
    expect(twice.body.code).toBe('import_state')
  })

  test('IMP-01 a roll-back and a proposal at the same time: one of them, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const text = `${HEADER}${tickets[10 + round]},,00012,7${round}\n`
      const id = await bringIn(application, officer, { kind, sittingId, text })
      const [back, proposed] = await Promise.all([
        officer.call('POST', `/api/office/imports/${id}/roll-back`, { body: { reason: '同时回滚与提交' } }),
        officer.call('POST', '/api/office/publications', { body: { sittingId, batchIds: [id] } }),
      ])
      const { rows } = await application.owner.query(
        `select b.state, (select count(*)::int from publication_batches pb where pb.batch_id = b.id) as held from import_batches b where id = $1`,
        [id],
      )
      expect([`rolling_back 0`, `applied 1`]).toContain(`${rows[0].state} ${rows[0].held}`)
      expect(back.status === 200).toBe(rows[0].held === 0)
      if (back.status === 200) await workRollBack(application, id)
      if (proposed.status === 200)
        await officer.call('POST', `/api/office/publications/${proposed.body.id}/withdraw`)
    }
  })

  test('IMP-01, LOG-03 candidates come with the hash of the registration platform and sign in with it', async () => {
    const hash = '$2b$04$'.padEnd(60, 'a')
    const header = '姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码,手机号码,密码哈希\n'
    const good = `欧阳·小明,居民身份证,310101199001011237,880000000001,10272,120203K,13800000000,\n`
    const wrong = `张三,居民身份证,310101199001011238,880000000002,10272,120203K,,\n李四,居民身份证,${PERSONAS[0]?.idNumber},880000000003,10272,XXXX,,${hash.slice(1)}\n`
    const faulty = await check(header + good + wrong, { kind: 'candidates' })
    expect(faulty.report.problemCounts.map(({ problem }) => problem).sort()).toEqual(
      ['hash_form', 'id_number_form', 'id_other_name', 'unknown_major'].sort(),
    )
    const { rows } = await application.owner.query(
      'select cells, fields::text from import_rows where batch_id = $1',
      [faulty.id],
    )
    expect(JSON.stringify(rows)).not.toContain('310101199001011237')
    const { withChecksum } = await import('#rulebook/identity/id-number.ts')
    const idNumber = withChecksum('31010119900101123')
    const text = `${header}欧阳·小明,居民身份证,${idNumber},880000000001,10272,120203K,13800000000,\n`
    const id = await bringIn(application, officer, { kind: 'candidates', text })
    const { answer } = await signInCandidate(application, { idNumber })
    expect(answer.body).toEqual({ stage: 'activation' })
    const back = await officer.call('POST', `/api/office/imports/${id}/roll-back`, {
      body: { reason: '已有人登录' },
    })
    expect(back.status).toBe(200)
    await workRollBack(application, id)
    const { body } = await officer.call('GET', `/api/office/imports/${id}`)
    expect(body.batch).toMatchObject({
      state: 'applied',
      fault: expect.stringMatching(/^该批次中有 \d+ 条记录已被后续业务使用，不能回滚。/),
    })
    expect(body.batch).not.toHaveProperty('rollBackReason')
    expect((await signInCandidate(application, { idNumber })).answer.body).toEqual({ stage: 'activation' })
  })
})

test('IMP-01 the error file holds the faulty rows, and a school sees no batch of others', async () => {
  const { id } = await check(`${HEADER}${tickets[8]},,00015,=1+1\n`)
  const file = await officer.call('GET', `/api/office/imports/${id}/errors.xlsx`)
  const { rows: recorded } = await application.owner.query(
    "select actor_kind from audit_entries where action = 'import.export_errors' and subject_id = $1",
    [id],
  )
  expect(recorded).toEqual([{ actor_kind: 'staff' }])
  expect(file.status).toBe(200)
  expect(file.text.startsWith('PK')).toBe(true)
  const school = await signInStaff(application, 'sufe')
  expect((await school.call('GET', `/api/office/imports/${id}`)).status).toBe(404)
  expect((await school.call('GET', '/api/office/imports')).body.batches).toEqual([])
  const own = await sendFile(school, { kind, sittingId, text: HEADER })
  expect(own.body.code).toBe('not_permitted')
})

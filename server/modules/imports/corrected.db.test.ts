import { beforeAll, expect, test } from 'vitest'
import { newestSitting, sendCorrected, sendFile, sendSecond, work } from '#tests/support/desk.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
let officer: Officer
let sittingId = ''
let ticketNo = ''
const kind = 'practice_scores'

beforeAll(async () => {
  officer = await given.officer('score_officer')
  sittingId = await newestSitting(application)
  ticketNo = (await given.candidate().enter()).ticketNo
})

let turn = 0
/** Another file each time: one with a mark that cannot be, or a sound one. */
function fileOf(mark: 'faulty' | 'sound'): string {
  turn += 1
  return `准考证号,课程代码,成绩\n${ticketNo},00015,${mark === 'faulty' ? 100 + turn : turn}\n`
}

async function checked(who: Officer, text: string, more: { double?: 'yes' } = {}) {
  const { body } = await sendFile(who, { kind, sittingId, text, ...more })
  const id = String(body.id)
  await work(application, id)
  return { id, batchNo: Number(body.batchNo) }
}

const batchOf = async (who: Officer, id: string) =>
  (await who.call('GET', `/api/office/imports/${id}`)).body.batch as Record<string, unknown>

interface Listed {
  batches: { batchNo: number; kind: string; state: string }[]
  next?: number
  waiting: Record<string, number>
}
const list = async (who: Officer, query = '') =>
  (await who.call('GET', `/api/office/imports${query}`)).body as unknown as Listed

test('IMP-04 the corrected file takes the place of the faulty batch, which waits for nobody any more', async () => {
  const before = await list(officer)
  const faulty = await checked(officer, fileOf('faulty'))
  expect((await list(officer)).waiting.faulty).toBe((before.waiting.faulty ?? 0) + 1)
  const sent = await sendCorrected(officer, faulty.id, fileOf('sound'))
  expect(sent.status).toBe(200)
  await work(application, String(sent.body.id))
  expect(await batchOf(officer, faulty.id)).toMatchObject({ state: 'discarded' })
  expect(await batchOf(officer, String(sent.body.id))).toMatchObject({
    state: 'checked',
    kind,
    rowsFaulty: 0,
    sittingName: expect.any(String),
  })
  expect((await list(officer)).waiting.faulty).toBe(before.waiting.faulty)
  const { rows } = await application.owner.query(
    "select new_value from audit_entries where action = 'import.upload' and subject_id = $1",
    [sent.body.id],
  )
  expect(JSON.stringify(rows)).toContain(`"replaces":${faulty.batchNo}`)
  expect((await sendCorrected(officer, faulty.id, fileOf('sound'))).body.code).toBe('import_state')
})

test('IMP-04 a corrected file that is another batch’s already leaves the faulty batch as it was', async () => {
  const other = fileOf('sound')
  const { batchNo } = await checked(officer, other)
  const faulty = await checked(officer, fileOf('faulty'))
  const { body } = await sendCorrected(officer, faulty.id, other)
  expect([body.code, String(body.text)]).toEqual([
    'import_duplicate_file',
    expect.stringContaining(String(batchNo)),
  ])
  expect(await batchOf(officer, faulty.id)).toMatchObject({ state: 'checked', rowsFaulty: 1 })
})

test('IMP-04 of two corrected files at once one takes the place', async () => {
  const faulty = await checked(officer, fileOf('faulty'))
  const files = Array.from({ length: 6 }, () => fileOf('sound'))
  const sent = await Promise.all(files.map((text) => sendCorrected(officer, faulty.id, text)))
  expect(sent.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of sent)
    if (status !== 200) expect(['import_state', 'stale']).toContain(body.code)
})

test('IMP-02, IMP-04 an entry of two is corrected by whoever made it, and stays that entry', async () => {
  const second = await given.officer('score_officer')
  const first = await checked(officer, fileOf('sound'), { double: 'yes' })
  const { body: wrong } = await sendSecond(second, first.id, fileOf('faulty'))
  await work(application, String(wrong.id))
  expect((await sendCorrected(officer, String(wrong.id), fileOf('sound'))).body.code).toBe('second_person')
  const { body: right } = await sendCorrected(second, String(wrong.id), fileOf('sound'))
  await work(application, String(right.id))
  expect(await batchOf(second, String(right.id))).toMatchObject({ entryOf: { id: first.id } })
  const { body } = await second.call('GET', `/api/office/imports/${first.id}/comparison`)
  expect(body).toMatchObject({ isCompared: true, second: { id: right.id } })
})

test('IMP-01 a school is told that somebody else uploaded the same file, without a batch that it cannot see', async () => {
  const school = await given.officer('school_registrar', '10272')
  const text = fileOf('sound')
  const own = await checked(school, text)
  expect((await sendFile(school, { kind, sittingId, text })).body.code).toBe('import_duplicate_file')
  const shared = fileOf('sound')
  const { batchNo } = await checked(officer, shared)
  const { body } = await sendFile(school, { kind, sittingId, text: shared })
  expect(body.code).toBe('import_file_elsewhere')
  expect(String(body.text)).not.toContain(String(batchNo))
  // The authority sees every batch.
  const again = await sendFile(officer, { kind, sittingId, text })
  expect(String(again.body.text)).toContain(String(own.batchNo))
  // Nor does a school correct what it cannot see.
  const theirs = await checked(officer, fileOf('faulty'))
  expect((await sendCorrected(school, theirs.id, fileOf('sound'))).body.code).toBe('not_found')
})

test('IMP-01 the batches come in pages, by kind, sitting and what became of them', async () => {
  const { rows } = await application.owner.query("select id from schools where code = '10269'")
  const school = await given.officer('school_registrar', '10269')
  await application.owner.query(
    `insert into import_batches (id, kind, sitting_id, school_id, file_name, file_key, file_bytes, file_digest, state, uploaded_by, uploaded_at)
     select gen_random_uuid(), 'practice_scores', $1, $2, 'x', 'x', 1, decode(md5('page' || n), 'hex'),
       case when n % 2 = 0 then 'applied' else 'discarded' end, $3, now() from generate_series(1, 120) n`,
    [sittingId, rows[0].id, school.staffId],
  )
  const first = await list(school)
  expect(first.batches).toHaveLength(50)
  const second = await list(school, `?before=${first.next}`)
  const third = await list(school, `?before=${second.next}`)
  expect([second.batches.length, third.batches.length, third.next]).toEqual([50, 20, undefined])
  const numbers = [first, second, third].flatMap(({ batches }) => batches.map(({ batchNo }) => batchNo))
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  expect(new Set(numbers).size).toBe(120)
  const applied = await list(school, `?show=applied&sittingId=${sittingId}&kind=practice_scores`)
  expect(new Set(applied.batches.map(({ state }) => state))).toEqual(new Set(['applied']))
  expect((await list(school, '?show=open')).batches).toEqual([])
  expect((await list(school, '?kind=exam_scores')).batches).toEqual([])
  expect((await list(school, `?sittingId=${rows[0].id}`)).batches).toEqual([])
})

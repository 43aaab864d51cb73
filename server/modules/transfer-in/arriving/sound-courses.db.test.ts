import { beforeAll, expect, test } from 'vitest'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { applyInboundBatch, checkInbound, type Report } from '#tests/support/inbound.ts'
import { type InboundCells, inboundFile } from '#tests/support/inbound-lines.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
let officer: Officer

beforeAll(async () => {
  officer = await givenIn(application).officer('score_officer')
})

const PERSONS = 30
const CODES = ['00012', '00015', '13000', '03708']

/** More rows with something to say of them than are shown: of each person four courses that nobody here knows, each with its own mark. */
function manyRows(of: string): InboundCells[] {
  return Array.from({ length: PERSONS * CODES.length }, (_, place) => {
    const person = Math.floor(place / CODES.length)
    return {
      name: '李四光',
      idNumber: withChecksum(`32010219900101${String(person * 2 + 1).padStart(3, '0')}`),
      originTicketNo: ticketNo(of, person),
      courseCode: CODES[place % CODES.length] ?? '',
      courseName: `课程${place}`,
      credits: '4.5',
      mark: String(60 + (place % 41)),
      passedOn: '2019-10',
    }
  })
}

const ticketNo = (of: string, person: number) => `${of}${String(person).padStart(8, '0')}`

async function rowsLeft(id: string) {
  const { rows } = await application.owner.query<{ single: number; in_blocks: number }>(
    `select (select count(*)::int from import_rows where batch_id = $1) as single,
       (select count(*)::int from sound_row_blocks b, unnest(b.rows) where b.batch_id = $1) as in_blocks`,
    [id],
  )
  return rows[0]
}

/** What was taken in of the records of these 准考证, as it stands in the tables. */
async function takenIn(of: string) {
  const { rows } = await application.owner.query<Record<string, unknown>>(
    `select right(a.origin_ticket_no, 8)::int as person, c.seq, c.code, c.name, c.credits::text, c.outcome, c.mark, c.grade, c.passed_on::text,
       c.cells from arrivals a join arrival_courses c on c.arrival_id = a.id and c.revision = a.revision
     where a.origin_ticket_no like $1 order by 1, 2`,
    [`${of}%`],
  )
  return rows
}

const expected = (rows: readonly InboundCells[]) =>
  rows.map(({ courseCode: code, courseName: name, credits, mark, passedOn }, place) => ({
    ...{ person: Math.floor(place / CODES.length), seq: (place % CODES.length) + 1 },
    ...{ code, name, credits: '4.5', outcome: 'marked', mark: Number(mark), grade: null },
    passed_on: '2019-10-01',
    cells: [code, name, credits, mark, passedOn, expect.any(String)],
  }))

const shown = ({ notedRows }: Report) => notedRows.map(({ rowNo }) => rowNo)

test('TRI-01, IMP-01 every course of a file is taken in as it was sent, and the first rows with notes are shown whole', async () => {
  const rows = manyRows('0311')
  const { id, report } = await checkInbound(application, officer, inboundFile(...rows))
  expect(report.batch).toMatchObject({ rowsTotal: rows.length, rowsFaulty: 0 })
  // Row 1 is the header.
  expect(shown(report)).toEqual(Array.from({ length: 50 }, (_, place) => place + 2))
  for (const { cells } of report.notedRows as { cells?: string[] }[]) expect(cells?.[0]).toBe('李四光')
  expect(await rowsLeft(id)).toEqual({ single: 50, in_blocks: rows.length - 50 })
  await applyInboundBatch(application, officer, id)
  expect(await takenIn('0311')).toEqual(expected(rows))
  expect(await rowsLeft(id)).toEqual({ single: 0, in_blocks: 0 })
})

test('TRI-01, IMP-01 a file that an earlier version checked, whose sound rows are rows, is taken in alike', async () => {
  const rows = manyRows('0312')
  const { id } = await checkInbound(application, officer, inboundFile(...rows))
  await application.owner.query(
    `insert into import_rows (batch_id, row_no, cells, cells_of_row, ticket_no, course_code, outcome, mark, grade, group_no, course_name,
       credits, passed_on, fields, problems, notes)
     select $1, s.row_no, case when s.fields is null then s.cells else array_fill('…'::text, array[10]) || s.cells end,
       case when s.fields is null then s.row_no - (s.row_no - 2) % 4 end, '', s.course_code, s.outcome, s.mark, s.grade, s.group_no,
       s.course_name, s.credits, s.passed_on,
       case when s.fields is not null then jsonb_build_object('key', 'k', 'isSound', true, 'person', s.fields) end, '{}', '{}'
     from sound_row_blocks b, unnest(b.rows) s where b.batch_id = $1`,
    [id],
  )
  await application.owner.query('delete from sound_row_blocks where batch_id = $1', [id])
  expect(await rowsLeft(id)).toEqual({ single: rows.length, in_blocks: 0 })
  await applyInboundBatch(application, officer, id)
  expect(await takenIn('0312')).toEqual(expected(rows))
})

test('TRI-01, IMP-01 a file that corrects many records corrects every course, and the same again none', async () => {
  const rows = manyRows('0315')
  const bring = async (text: string) => {
    const { id, report } = await checkInbound(application, officer, text)
    await applyInboundBatch(application, officer, id)
    return report.noteCounts.flatMap(({ note, rows: some }) =>
      note.startsWith('record_') ? [[note, some]] : [],
    )
  }
  await bring(inboundFile(...rows))
  // The last person's record stays as it is.
  const corrected = rows.map((cells, place) => (place < rows.length - 4 ? { ...cells, mark: '100' } : cells))
  const text = inboundFile(...corrected)
  expect(await bring(text)).toEqual([
    ['record_corrects', PERSONS - 1],
    ['record_unchanged', 1],
  ])
  expect(await takenIn('0315')).toEqual(expected(corrected))
  expect(await bring(`${text}\n`)).toEqual([['record_unchanged', PERSONS]])
  expect(await takenIn('0315')).toEqual(expected(corrected))
})

test('TRI-01, IMP-04 a person of whom one row is faulty is set aside whole, and of the others all rows are taken in', async () => {
  const rows = manyRows('0313').map((cells, place) => (place === 5 ? { ...cells, mark: '101' } : cells))
  const { id, report } = await checkInbound(application, officer, inboundFile(...rows))
  expect(shown(report)).toHaveLength(50)
  await officer.call('POST', `/api/office/imports/${id}/set-aside`, { body: { reason: '成绩待转出省核实' } })
  const after = (await officer.call('GET', `/api/office/imports/${id}`)).body as unknown as Report
  expect(after.faultyRows.map(({ rowNo }) => rowNo)).toEqual([6, 7, 8, 9])
  const persons = ({ noteCounts }: Report) => noteCounts.find(({ note }) => note === 'person_unknown')?.rows
  expect([persons(report), persons(after)]).toEqual([PERSONS, PERSONS - 1])
  expect(shown(after)).toEqual([2, 3, 4, 5, ...Array.from({ length: 46 }, (_, place) => place + 10)])
  await applyInboundBatch(application, officer, id)
  const left = expected(manyRows('0313')).filter(({ person }) => person !== 1)
  expect(await takenIn('0313')).toEqual(left)
})

test('TRI-01, IMP-01 blocks that went missing since the check are noticed: nothing is taken in', async () => {
  const rows = manyRows('0314')
  const { id } = await checkInbound(application, officer, inboundFile(...rows))
  await application.owner.query('update sound_row_blocks set rows = rows[2:] where batch_id = $1', [id])
  await applyInboundBatch(application, officer, id)
  expect(await takenIn('0314')).toEqual([])
  const { body } = await officer.call('GET', `/api/office/imports/${id}`)
  expect(body).toMatchObject({ batch: { state: 'checked' } })
})

import { beforeAll, expect, test } from 'vitest'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import { givenIn, type Officer } from '#tests/support/given.ts'
import { checkInbound } from '#tests/support/inbound.ts'
import { type InboundCells, inboundFile } from '#tests/support/inbound-lines.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
let officer: Officer

beforeAll(async () => {
  officer = await givenIn(application).officer('score_officer')
})

const OTHER = { name: '李四光', idNumber: withChecksum('32010219900101001'), courseCode: '00012' }

const FAULTS: [string, InboundCells, string][] = [
  ['a wrong checksum', { idNumber: '320102198803054513' }, 'id_number_form'],
  ['an ID number cut by Excel', { idNumber: '3.20102E+17' }, 'id_number_cut'],
  ['no name', { name: '' }, 'name_empty'],
  ['an unknown document', { idType: '学生证' }, 'id_type_form'],
  ['a gender that the number denies', { gender: '女' }, 'gender_differs'],
  ['no gender at all', { gender: '未知' }, 'gender_form'],
  ['an unknown province', { province: '江南省' }, 'province_form'],
  ['Shanghai itself', { province: '上海' }, 'province_here'],
  ['no 准考证 of the other province', { originTicketNo: '' }, 'origin_ticket_no_form'],
  ['an ID number as 准考证', { originTicketNo: '320102198803054512' }, 'origin_ticket_no_id'],
  ['a short 准考证 of ours', { destinationTicketNo: '123' }, 'ticket_no_form'],
  ['an unknown level', { level: '小学' }, 'level_form'],
  ['no course code', { courseCode: '' }, 'course_missing'],
  ['a course code of signs', { courseCode: '00/15' }, 'course_form'],
  ['no course name', { courseName: '' }, 'course_name_missing'],
  ['no credits', { credits: '' }, 'credits_missing'],
  ['credits in words', { credits: '四' }, 'credits_form'],
  ['credits below 0', { credits: '-1' }, 'credits_range'],
  ['credits above 30', { credits: '30.5' }, 'credits_range'],
  ['a quarter of credits', { credits: '4.25' }, 'credits_half'],
  ['a mark of 101', { mark: '101' }, 'mark_out_of_range'],
  ['a mark below 0', { mark: '-1' }, 'mark_out_of_range'],
  ['a mark of 60.5', { mark: '60.5' }, 'mark_not_whole'],
  ['no mark', { mark: '' }, 'mark_missing'],
  ['an exemption', { mark: '免考' }, 'mark_exempted'],
  ['an absence', { mark: '缺考' }, 'mark_no_result'],
  ['no day', { passedOn: '' }, 'passed_on_missing'],
  ['a day that is none', { passedOn: '2019-02-30' }, 'passed_on_form'],
  ['a day before 1981', { passedOn: '1980-12-31' }, 'passed_on_early'],
  ['a day in the future', { passedOn: '2026-11-24' }, 'passed_on_future'],
]

test('TRI-01, IMP-01 every fault of an inbound file is said at its row, in words, and nothing is applied', async () => {
  const rows = FAULTS.map(([, cells], place) => ({
    originTicketNo: `0301${String(place).padStart(8, '0')}`,
    ...cells,
  }))
  const { id, report } = await checkInbound(application, officer, inboundFile(...rows, OTHER))
  expect(report.batch).toMatchObject({
    state: 'checked',
    rowsTotal: rows.length + 1,
    rowsFaulty: rows.length,
  })
  const { rows: stored } = await application.owner.query<{ row_no: number; problems: string[] }>(
    'select row_no, problems from import_rows where batch_id = $1 order by row_no',
    [id],
  )
  const found = FAULTS.map(([what], place) => [what, stored[place]?.problems])
  expect(found).toEqual(FAULTS.map(([what, , problem]) => [what, [problem]]))
  expect(stored.at(-1)?.problems).toEqual([])
  for (const { problems } of report.faultyRows) expect(problems.join('')).toMatch(/。$/)
  const applied = await officer.call('POST', `/api/office/imports/${id}/apply`)
  expect(applied.body.code).toBe('import_has_problems')
})

test('TRI-01, IMP-04 every row is reported with all its cells, though those of the person are kept once', async () => {
  const courses = [{ courseCode: '00012' }, { courseCode: '00015', mark: '101' }, { courseCode: '13000' }]
  const two = [...courses.map((cells) => ({ ...OTHER, ...cells })), { courseCode: '03708' }]
  const { id, report } = await checkInbound(application, officer, inboundFile(...two))
  const cells = ({ rowNo, cells: [name, , , number, , , , , , , code, , , mark] }: Row) => [
    rowNo,
    name,
    number,
    code,
    mark,
  ]
  expect(rowsIn(report.faultyRows).map(cells)).toEqual([
    [3, '李四光', expect.stringMatching(/^32.*\*/), '00015', '101'],
  ])
  const setAside = await officer.call('POST', `/api/office/imports/${id}/set-aside`, {
    body: { reason: '成绩待转出省核实' },
  })
  expect(setAside.status).toBeLessThan(300)
  const after = (await officer.call('GET', `/api/office/imports/${id}`)).body as unknown as typeof report
  expect(rowsIn(after.faultyRows).map(cells)).toEqual(
    ['00012', '00015', '13000'].map((code, place) => [
      place + 2,
      '李四光',
      expect.stringMatching(/^32.*\*/),
      code,
      place === 1 ? '101' : '78',
    ]),
  )
  const { rows } = await application.owner.query('select cells_of_row from import_rows where batch_id = $1', [
    id,
  ])
  expect(rows).toEqual([{ cells_of_row: null }])
})

interface Row {
  rowNo: number
  cells: string[]
}

const rowsIn = (rows: readonly unknown[]) => rows as readonly Row[]

test.each([
  ['0', 'marked', 0],
  ['59', 'marked', 59],
  ['60', 'marked', 60],
  ['100', 'marked', 100],
  ['合格', 'graded', null],
])('TRI-01 the result %s is taken as it is', async (mark, outcome, stored) => {
  const { id, report } = await checkInbound(application, officer, inboundFile({ mark }))
  expect(report.batch.rowsFaulty).toBe(0)
  const { rows } = await application.owner.query(
    'select outcome, mark from import_rows where batch_id = $1',
    [id],
  )
  expect(rows).toEqual([{ outcome, mark: stored }])
})

test('TRI-01 one person with two sets of facts, one number with two names, and a course twice are found wherever they stand', async () => {
  const second = { name: '李四光', idNumber: withChecksum('32010219900101001') }
  const third = { idNumber: withChecksum('32010219900101003') }
  const { report } = await checkInbound(
    application,
    officer,
    inboundFile(
      { courseCode: '00012', majorName: '会计学' },
      { ...second, courseCode: '00012' },
      { courseCode: '00015', majorName: '金融学' },
      { ...second, name: '李四广', courseCode: '00015', originTicketNo: '030199999999' },
      { ...third, courseCode: '00012' },
      { ...second, courseCode: '13000' },
      { ...third, courseCode: '12', mark: '90' },
    ),
  )
  expect(report.problemCounts.map(({ problem, rows }) => [problem, rows]).toSorted()).toEqual([
    ['course_twice', 2],
    ['number_of_other_name', 3],
    ['person_facts_differ', 2],
  ])
})

test('TRI-01 15 and 18 digits, x and X, full width and blanks name one person', async () => {
  const number = withChecksum('32010219880305451')
  const forms = [
    number,
    number.toLowerCase(),
    `${number.slice(0, 6)} ${number.slice(6)}`,
    `${number.slice(0, 6)}${number.slice(8, 17)}`,
  ]
  const codes = ['00012', '00015', '13000', '03708']
  const { id, report } = await checkInbound(
    application,
    officer,
    inboundFile(...forms.map((idNumber, place) => ({ idNumber, courseCode: codes[place] ?? '' }))),
  )
  expect(report.problemCounts).toEqual([])
  const { rows } = await application.owner.query(
    'select count(distinct group_no)::int as records from import_rows where batch_id = $1',
    [id],
  )
  expect(rows).toEqual([{ records: 1 }])
})

test('TRI-01 the template can be downloaded, and its example row is not taken for a person', async () => {
  const template = await officer.call('GET', '/api/office/import-templates/inbound_transfers')
  expect(template.status).toBe(200)
  const example = { name: '张三', idNumber: '11010519491231002X', gender: '女' }
  const { report } = await checkInbound(application, officer, inboundFile(example))
  expect(report.problemCounts).toMatchObject([{ problem: 'example_row' }])
})

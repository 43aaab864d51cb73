import { beforeAll, expect, test } from 'vitest'
import { seedDemonstration } from '#modules/demonstration/public.ts'
import { workbookOf } from '#platform/spreadsheet/spreadsheet.fixture.ts'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import { bringIn, newestSitting, sendFile, work } from '#tests/support/desk.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
let officer: Visitor
let sittingId = ''
const SCORES = '准考证号,姓名,课程代码,成绩\n'
const CANDIDATES = '姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码\n'
const numberOf = (order: number) => withChecksum(`31010119920101${String(order).padStart(3, '0')}`)

beforeAll(async () => {
  await seedDemonstration(application.deps)
  officer = await signInStaff(application, 'score1')
  sittingId = await newestSitting(application)
})

interface Report {
  batch: { state: string; rowsTotal: number; rowsFaulty: number; fault?: string; warnings: string[] }
  faultyRows: { rowNo: number; problems: string[] }[]
  notedRows?: { rowNo: number; notes: string[] }[]
}

async function check(kind: string, text: string | Buffer): Promise<Report> {
  const sent = await sendFile(officer, { kind, ...(kind === 'candidates' ? {} : { sittingId }), text })
  await work(application, String(sent.body.id))
  const { body } = await officer.call('GET', `/api/office/imports/${sent.body.id}`)
  return body as unknown as Report
}

test('IMP-02 of two columns that mean the same none is chosen: the officer is asked, and both are named', async () => {
  const { batch } = await check(
    'practice_scores',
    '准考证号,课程代码,成绩（平时）,成绩（期末）,成绩（总评）\n101000240000,00015,95,40,57\n',
  )
  expect(batch.state).toBe('unassigned')
  expect(batch.fault).toContain('C 列「成绩（平时）」、D 列「成绩（期末）」、E 列「成绩（总评）」')
  const total = await check('exam_scores', '准考证号,课程代码,总分,成绩\n101000240000,00015,100,57\n')
  expect(total.batch.fault).toContain('C 列「总分」、D 列「成绩」')
})

test('EVI-07, UX-02 names, codes and headings are the same however a file holds them, and scores find their persons', async () => {
  const persons = [
    ['高文一', '\u2FBC\u2F42\u2F00', '高 文一'],
    ['马晓燕', '\u2EE2晓燕', '\u2EE2　晓燕'],
    ["Mary O'Brien", 'Mary O’Brien', 'MARY O‘BRIEN'],
    ['Jean-Luc', 'Jean\u2010Luc', 'Jean–Luc'],
    ['\uE863明', '\uE863明', '䶮明'],
    ['䶮朋', '䶮朋', '\uE863朋'],
  ] as const
  const ticketOf = (place: number) => `87000000000${place}`
  const rows = persons.map(
    ([, given], place) =>
      `${given},身份证\u200b,${numberOf(place + 1)},${ticketOf(place)},１０２７２,１２０２０３Ｋ\u200b`,
  )
  await bringIn(application, officer, {
    kind: 'candidates',
    text: `\u200b${CANDIDATES.replace('证件类型', '证件类型＊')}${rows.join('\n')}\n`,
  })
  const { rows: kept } = await application.owner.query<{ name: string }>(
    `select p.name from persons p join tickets t on t.person_id = p.id where t.ticket_no like '87000000000_' order by t.ticket_no`,
  )
  expect(kept.map(({ name }) => name)).toEqual(persons.map(([name]) => name))
  const scores = persons.map(
    ([, , given], place) => `８７０００００００００${place},${given},０３７０９\u200b,７８`,
  )
  const report = await check('exam_scores', `${SCORES.replace('姓名', '\u200b姓 名')}${scores.join('\n')}\n`)
  expect(report.faultyRows).toEqual([])
  expect(report.batch).toMatchObject({ state: 'checked', rowsTotal: persons.length, rowsFaulty: 0 })
})

test('UX-02, LOG-01 each fault of a candidate’s row is said in words of its own', async () => {
  const { faultyRows } = await check(
    'candidates',
    CANDIDATES +
      [
        ['张三（小）', '居民身份证', numberOf(11)],
        ['', '居民身份证', numberOf(12)],
        ['张'.repeat(31), '居民身份证', numberOf(13)],
        ['阿··提', '居民身份证', numberOf(14)],
        ['李四', '学生证', numberOf(15)],
        ['王五', '居民身份证', withChecksum('81000019920101001')],
        ['赵六', '居民身份证', '310101199201010000'],
        ['孙七', '居民身份证', '3.10101E+17'],
      ]
        .map((cells, place) => `${cells.join(',')},86000000000${place},10272,40106`)
        .join('\n'),
  )
  const words = faultyRows.map(({ problems }) => problems.filter((text) => !text.includes('考试计划')))
  expect(words).toEqual([
    ['姓名中有不能使用的字符「(」，请对照证件改正。'],
    ['没有姓名，请补上。'],
    ['姓名超过 30 个字，请核对。'],
    ['姓名中「·」或「.」的位置不对：应在两个字之间，且不能连续，请对照证件改正。'],
    ['证件类型不认识，请填以下之一：居民身份证、港澳台居民居住证、外国人永久居留身份证、护照、军官证。'],
    ['这是「港澳台居民居住证」的号码，与证件类型不一致，请改正证件类型或号码。'],
    ['证件号码不正确（位数、出生日期或校验码不符），请核对。'],
    [expect.stringContaining('Excel 只保留前 15 位')],
  ])
})

test('LOG-08, IMP-01 what is no mobile number is left out and said at its row; the person comes in without a phone', async () => {
  const phones = [
    '无',
    '13916000001/13916000002',
    '1.39E+10',
    '021-65901234',
    '1391600000',
    '',
    '+86 139-1600-0001',
  ]
  const rows = phones.map(
    (phone, place) =>
      `周${'一二三四五六七'[place]},居民身份证,${numberOf(place + 51)},88000000000${place},10272,120203K,${phone}`,
  )
  const text = `${CANDIDATES.trimEnd()},手机号码\n${rows.join('\n')}\n`
  const { batch, notedRows } = await check('candidates', text)
  expect(batch).toMatchObject({ state: 'checked', rowsFaulty: 0 })
  expect(notedRows?.map(({ rowNo }) => rowNo)).toEqual([2, 3, 4, 5, 6])
  expect(notedRows?.[0]?.notes[0]).toContain('手机号不是可以接收短信的手机号')
  await bringIn(application, officer, { kind: 'candidates', text: `${text}\n` })
  const { rows: persons } = await application.owner.query<{ has_phone: boolean }>(
    `select p.phone_cipher is not null as has_phone from persons p join tickets t on t.person_id = p.id
     where t.ticket_no like '88000000000_' order by t.ticket_no`,
  )
  expect(persons.map(({ has_phone }) => has_phone)).toEqual([false, false, false, false, false, false, true])
})

test('IMP-02 a sheet with rows that was not read is named in the report', async () => {
  const list = (mark: number) =>
    [
      ['准考证号', '课程代码', '成绩'],
      ['101000240000', '00015', String(mark)],
    ]
      .map(
        (cells) =>
          `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
      )
      .join('')
  const { sheets, relations } = { sheets: ['一班', '二班'], relations: [1, 2] }
  const bytes = workbookOf(list(60), {
    'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${list(61)}</sheetData></worksheet>`,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets.map((name, place) => `<sheet name="${name}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="p">${relations.map((id) => `<Relationship Id="rId${id}" Type="http://x/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}</Relationships>`,
  })
  const { batch } = await check('practice_scores', Buffer.from(bytes))
  expect(batch).toMatchObject({ state: 'checked', rowsTotal: 1 })
  expect(batch.warnings[0]).toContain('只读取了工作表「一班」；「二班」也有内容')
})

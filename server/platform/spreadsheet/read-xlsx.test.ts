import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { FULL_RELATIONS, faultOf, rowsOf, textsOf, workbookOf } from './spreadsheet.fixture.ts'

const PARTS = {
  'xl/_rels/workbook.xml.rels': FULL_RELATIONS,
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="46"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml':
    '<sst><si><t>张三</t></si><si><r><t>李</t></r><r><t xml:space="preserve"> 四 &amp; &#x4E94;</t></r><rPh sb="0" eb="1"><t>li</t></rPh></si><si><t>a_x000D_b</t></si></sst>',
}

test('IMP-01 reads shared, rich and escaped texts, and leaves pronunciation out', async () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
  expect(await textsOf(workbookOf(rows, PARTS))).toEqual([['张三', '李 四 & 五', 'a\rb']])
})

test('IMP-01 reads dates by their style, numbers without noise, and formulas as formulas', async () => {
  const cells = [
    '<c r="A3" s="1"><v>46296</v></c>',
    '<c r="B3" s="2"><v>46296.375</v></c>',
    '<c r="C3"><v>0.30000000000000004</v></c>',
    '<c r="D3"><v>1.01234567891E11</v></c>',
    '<c r="E3"><f>A1&amp;"x>y"</f><v>7</v></c>',
    '<c r="F3" t="e"><v>#N/A</v></c>',
    '<c r="G3" s="3"><v>1.5</v></c>',
    '<c r="I3" t="inlineStr"><is><t>x</t></is></c>',
  ]
  const [row] = await rowsOf(
    workbookOf(`<row r="2"/><row r="3">${cells.join('')}<c r="Z3" s="1"/></row>`, PARTS),
  )
  expect(row).toEqual({
    rowNo: 3,
    cells: [
      { text: '2026-10-01', kind: 'date' },
      { text: '2026-10-01T09:00:00', kind: 'date' },
      { text: '0.3', kind: 'number' },
      { text: '101234567891', kind: 'number' },
      { text: '7', kind: 'formula' },
      { text: '#N/A', kind: 'error' },
      { text: '1.5', kind: 'number' },
      { text: '', kind: 'blank' },
      { text: 'x', kind: 'text' },
    ],
  })
})

test('IMP-01 reads prefixed names, missing references and unusual spacing', async () => {
  const sheet =
    "<?xml version='1.0'?><x:worksheet><x:sheetData><x:row><x:c t = 'str'\n><x:v><![CDATA[<a>]]></x:v></x:c><!-- <x:c> --><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>"
  expect(await textsOf(workbookOf('', { 'xl/worksheets/sheet1.xml': sheet }))).toEqual([['<a>', '2']])
})

test('IMP-01 counts days from 1904 where the workbook does', async () => {
  const workbook =
    '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="隐" state="hidden" r:id="rId9"/><sheet name="考生" r:id="rId1"/></sheets></workbook>'
  const file = workbookOf('<row r="1"><c r="A1" s="1"><v>1</v></c></row>', {
    ...PARTS,
    'xl/workbook.xml': workbook,
  })
  expect(await textsOf(file, { sheetName: '考生' })).toEqual([['1904-01-02']])
})

/** A workbook with several sheets, each with one row of one text, in the given state. */
function workbookWith(sheets: readonly { name: string; state?: string; rows?: string }[]): Uint8Array {
  const listed = sheets.map(
    ({ name, state }, place) =>
      `<sheet name="${name}" sheetId="${place + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${place + 1}"/>`,
  )
  const relations = sheets.map(
    (_, place) =>
      `<Relationship Id="rId${place + 1}" Type="http://x/worksheet" Target="worksheets/sheet${place + 1}.xml"/>`,
  )
  const rowOf = (name: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${name}</t></is></c></row>`
  const parts = sheets.map(({ name, rows = rowOf(name) }, place) => [
    `xl/worksheets/sheet${place + 1}.xml`,
    `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  ])
  return workbookOf('', {
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="p">${relations.join('')}</Relationships>`,
    ...Object.fromEntries(parts),
  })
}

test.each(['show', '', 'visible', 'Visible'])('IMP-01 a sheet whose state is %j is seen', async (state) => {
  expect(await textsOf(workbookWith([{ name: '考生', state }]))).toEqual([['考生']])
})

test.each(['hidden', 'veryHidden'])('IMP-01 a sheet whose state is %j is not', async (state) => {
  const file = workbookWith([{ name: '一', state }, { name: '二' }])
  expect(await textsOf(file)).toEqual([['二']])
  expect(await faultOf(workbookWith([{ name: '一', state }]))).toMatchObject({ reason: 'wrong_sheet' })
})

test('IMP-02 of several visible sheets the caller chooses one by its first rows', async () => {
  const many = Array.from(
    { length: 2_500 },
    (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`,
  )
  const file = workbookWith([
    { name: '说明' },
    { name: '空', rows: '' },
    { name: '一班', rows: many.join('') },
    { name: '旧', state: 'hidden' },
  ])
  let seen: unknown
  const read = await textsOf(file, {
    choose: (heads) => {
      seen = heads.map(({ name, rows }) => [name, rows.length])
      return 2
    },
  })
  expect(seen).toEqual([
    ['说明', 1],
    ['空', 0],
    ['一班', 10],
  ])
  expect([read.length, read[0], read.at(-1)]).toEqual([2_500, ['0'], ['2499']])
})

test('IMP-01 part names are the same in any case, and the main part is the one that the package names', async () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
  const { 'xl/sharedStrings.xml': strings, ...rest } = PARTS
  expect(await textsOf(workbookOf(rows, { ...rest, 'xl/SharedStrings.xml': strings }))).toEqual([['张三']])
  const elsewhere = zipSync(
    Object.fromEntries(
      Object.entries({
        '_rels/.rels':
          '<Relationships xmlns="p"><Relationship Id="a" Type="http://x/officeDocument" Target="/book/workbook2.xml"/></Relationships>',
        'book/workbook2.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>',
        'book/_rels/workbook2.xml.rels':
          '<Relationships xmlns="p"><Relationship Id="rId1" Type="http://x/worksheet" Target="first.xml"/></Relationships>',
        'book/first.xml':
          '<worksheet><sheetData><row><c t="inlineStr"><is><t>王</t></is></c></row></sheetData></worksheet>',
      }).map(([name, xml]) => [name, strToU8(xml)]),
    ),
  )
  expect(await textsOf(elsewhere)).toEqual([['王']])
})

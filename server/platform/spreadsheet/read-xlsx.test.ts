import { expect, test } from 'vitest'
import { FULL_RELATIONS, rowsOf, textsOf, workbookOf } from './spreadsheet.fixture.ts'

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

import { expect, test } from 'vitest'
import { checkGlossary } from './glossary.ts'
import { treeOf } from './tree/tree.ts'

const product = {
  'server/filing.store.ts': "// refund\nexport const ticketNo = 'in_review'",
  'web/large-type.ts': 'const rows = sql`select receipt_no from filings`',
  'migrations/0001-a.sql': 'create table audit_entries ( -- order\n  id text )',
  'server/a.test.ts': 'const diploma = 1',
}

function findings(rows: readonly string[], fewestRows = 0): readonly string[] {
  const head = '| Chinese | English | code | state | note |\n| --- | --- | --- | --- | --- |'
  return checkGlossary(treeOf({ ...product, 'docs/glossary.md': [head, ...rows].join('\n') }), { fewestRows })
    .findings
}

function row(chinese: string, codes: string, state = ''): string {
  return `| ${chinese} | a | ${codes} | ${state} | |`
}

test.each(['ticketNo', 'in_review', 'largeType', 'receiptNo', 'auditEntry', 'filing'])(
  'glossary: %s is a word of the product',
  (code) => {
    expect(findings([row('甲', `\`${code}\``)])).toEqual([])
    expect(findings([row('甲', `\`${code}\``, 'not yet')])).toEqual([
      expect.stringContaining('take the mark off'),
    ])
  },
)

test.each(['refund', 'order', 'diploma', 'ticketNumber'])('glossary: %s occurs nowhere', (code) => {
  expect(findings([row('甲', `\`${code}\``)])).toEqual([expect.stringContaining('occurs nowhere')])
  expect(findings([row('甲', `\`${code}\``, 'not yet')])).toEqual([])
})

test('glossary: one code word, one idea', () => {
  const rows = [row('甲', '`ticketNo`'), row('乙、丙', '`ticketNo`')]
  expect(findings(rows)).toEqual([expect.stringContaining('uses ticketNo again')])
  const pairs = ['', '| code | two ideas | why |', '| --- | --- | --- |', '| `ticketNo` | 甲、丙 | x |']
  expect(findings([...rows, ...pairs])).toEqual([])
  expect(findings([...rows, row('丁', '`ticketNo`'), ...pairs])).toHaveLength(1)
})

test('glossary: one Chinese word, one code word', () => {
  expect(findings([row('甲', '`ticketNo`'), row('乙、甲', '`filing`')])).toEqual([
    expect.stringContaining('has 甲 again'),
  ])
  expect(findings([row('甲', '`ticketNo`, `filing`')])).toEqual([expect.stringContaining('2 code words')])
  expect(findings([row('甲', '`ticketNo`', 'soon')])).toEqual([expect.stringContaining('the state "soon"')])
})

test('glossary: a table that cannot be read fails', () => {
  expect(findings([row('甲', '`ticketNo`')], 2)).toEqual([expect.stringContaining('has 1 rows')])
  expect(checkGlossary(treeOf(product), { fewestRows: 1 }).findings).toHaveLength(1)
})

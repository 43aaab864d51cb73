import { expect, test } from 'vitest'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { drawDocument } from './draw-document.ts'
import type { PdfBlock, PdfDocument } from './pdf-document.ts'

function paper(blocks: readonly PdfBlock[], warning?: string): PdfDocument {
  const at = new Date('2026-11-24T00:00:00Z')
  return { kind: 'notice', title: '提交回执', issuer: '考籍管理', footer: '提交编号 1', warning, blocks, at }
}

test('APP-08 the text can be searched, rare characters too, and every page tells number, place and warning', async () => {
  const facts = Array.from({ length: 120 }, (_, row) => ({ label: `第 ${row} 项`, value: '陈𠮷祥' }))
  const pages = await pagesOfPdf(await drawDocument(paper([{ kind: 'facts', facts }], '演示数据')))
  expect(pages.length).toBeGreaterThan(2)
  for (const [place, page] of pages.entries()) {
    expect(page).toContain(`第 ${place + 1} 页，共 ${pages.length} 页`)
    expect(page).toContain('提交编号 1')
    expect(page).toContain('演示数据')
    expect(page).toContain('陈𠮷祥')
  }
  const rows = pages.join('\n').match(/第 \d+ 项/g)
  expect(rows).toEqual(facts.map(({ label }) => label))
})

test('APP-08 a heading is never left alone at the foot of a page', async () => {
  for (let rows = 30; rows < 46; rows += 1) {
    const facts = Array.from({ length: rows }, () => ({ label: '项', value: '值' }))
    const blocks: PdfBlock[] = [
      { kind: 'facts', facts },
      { kind: 'heading', text: '凭证标题' },
      { kind: 'facts', facts: [{ label: '编号', value: '唯一值' }] },
    ]
    const pages = await pagesOfPdf(await drawDocument(paper(blocks)))
    const withHeading = pages.find((page) => page.includes('凭证标题'))
    expect(withHeading).toContain('唯一值')
  }
})

test('APP-08 a value taller than a sheet still comes out whole', async () => {
  const value = '很长的说明。'.repeat(700)
  const facts = [{ label: '备注', value }]
  const pages = await pagesOfPdf(await drawDocument(paper([{ kind: 'facts', facts }])))
  expect(pages.length).toBeGreaterThan(1)
  const ends = pages.join('').match(/。/g)
  expect(ends).toHaveLength(700)
})

test('UX-01 the file is tagged, in Chinese, and has its title', async () => {
  const bytes = (await drawDocument(paper([{ kind: 'remark', text: '说明' }]))).toString('latin1')
  expect(bytes).toContain('/MarkInfo')
  expect(bytes).toContain('/Lang (zh-CN)')
  expect(bytes).toContain('/DisplayDocTitle true')
  expect(bytes).toContain('/StructTreeRoot')
})

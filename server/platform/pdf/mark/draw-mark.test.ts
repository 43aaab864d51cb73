import { expect, test } from 'vitest'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { qrOfPdf } from '#tests/support/qr-of-pdf.ts'
import { drawDocument } from '../draw-document.ts'
import type { PdfDocument } from '../pdf-document.ts'
import { MARK_SIZE, modulesOf } from './draw-mark.ts'

const payload = Buffer.from('KAOJI-PAPER 1\n此处原样')
// As long as a statement with a long name, of a service with a long address.
const statement = 'Ab0-'.repeat(60)
const mark = {
  url: `https://zikao.example.edu.cn/verify#${statement}`,
  address: 'zikao.example.edu.cn/verify',
  paperNo: 'CJ20261127K7M2Q9XA',
  code: '7F3K-9QXA-2M4P',
  payload,
}
const paper = (kind: PdfDocument['kind']): PdfDocument => ({
  kind,
  title: '高等教育自学考试成绩单',
  issuer: '上海市高等教育自学考试',
  warning: '审核尚未结束，仅供核对　演示数据，不作凭证',
  blocks: [{ kind: 'ends', left: '主考学校：某大学', right: '毕业时间：2026年12月　　共 5000 人' }],
  footer: '编号',
  at: new Date('2026-11-24T00:00:00Z'),
  mark,
})

test.each(['notice', 'form', 'list'] as const)(
  'VER-01 the code on a %s is read at the worst resolution of a scanner',
  async (kind) => {
    const file = await drawDocument(paper(kind))
    for (const dots of [110, 150, 300]) expect(await qrOfPdf(file, dots), `${dots} dpi`).toBe(mark.url)
    expect(file.includes(payload)).toBe(true)
    const [page = ''] = await pagesOfPdf(file)
    expect(page).toContain('zikao.example.edu.cn/verify 输入编号 CJ20261127K7M2Q9XA 和核验码 7F3K-9QXA-2M4P')
  },
)

test('VER-01 every module is wider than a third of a millimetre', () => {
  expect((MARK_SIZE / modulesOf(mark.url).length) * (25.4 / 72)).toBeGreaterThan(0.33)
})

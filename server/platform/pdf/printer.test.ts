import { expect, test } from 'vitest'
import { Overloaded } from '../queue/overloaded.ts'
import type { PdfDocument } from './pdf-document.ts'
import { createPrinter } from './printer.ts'

const paper = (value: string): PdfDocument => ({
  kind: 'notice',
  title: '提交回执',
  issuer: '考籍管理',
  blocks: [{ kind: 'facts', facts: [{ label: '姓名', value }] }],
  footer: '提交编号 1',
  at: new Date('2026-11-24T00:00:00Z'),
})

test('APP-08 papers asked for at once come out each in its own hands, and the same again', async () => {
  const printer = createPrinter({ maxWaiting: 10 })
  const names = ['陈𠮷祥', '何建国', '马晓燕']
  const first = await Promise.all(names.map((name) => printer.print(paper(name))))
  const again = await Promise.all(names.map((name) => printer.print(paper(name))))
  await printer.stop()
  expect(first.map((bytes) => bytes.subarray(0, 8).toString())).toEqual(names.map(() => '%PDF-1.7'))
  expect(again).toEqual(first)
  expect(new Set(first.map((bytes) => bytes.toString('base64'))).size).toBe(3)
})

test('APP-08 one too many is refused at once', async () => {
  const printer = createPrinter({ maxWaiting: 1 })
  const papers = [1, 2, 3].map(() => printer.print(paper('何建国')))
  const outcomes = await Promise.allSettled(papers)
  await printer.stop()
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(outcomes[2]).toMatchObject({ reason: expect.any(Overloaded) })
})

test('APP-08 a paper that breaks the thread, or takes too long, does not cost the next one', async () => {
  const broken = { ...paper('何建国'), blocks: undefined } as unknown as PdfDocument
  const printer = createPrinter({ maxWaiting: 10 })
  await expect(printer.print(broken)).rejects.toThrow('cannot be printed')
  const stopped = printer.print(paper('何建国'))
  await printer.stop()
  await expect(stopped).rejects.toThrow('ended')
  await expect(printer.print(paper('何建国'))).resolves.toBeInstanceOf(Buffer)
  await printer.stop()
  const hasty = createPrinter({ maxWaiting: 10, limit: 1 })
  await expect(hasty.print(paper('何建国'))).rejects.toThrow('within 1 ms')
  await hasty.stop()
})

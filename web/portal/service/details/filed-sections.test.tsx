import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Section } from '#contracts/filed.ts'
import { FiledSections } from './filed-sections.tsx'

const facts: Section = {
  kind: 'facts',
  key: 'content',
  title: '申请内容',
  facts: [{ key: 'major', label: '专业', value: '120203K 会计学' }],
}
const table: Section = {
  kind: 'table',
  key: 'courses',
  title: '课程',
  columns: [
    { key: 'course', label: '课程' },
    { key: 'score', label: '成绩' },
  ],
  rows: [
    { key: '00015', cells: ['00015 英语（二）', '免考'] },
    { key: '03708', cells: ['03708 中国近现代史纲要'] },
  ],
}
const prose: Section = { kind: 'prose', key: 'self', title: '自我鉴定', body: '第一行\n第二行 <b>' }
const draw = (...sections: Section[]) =>
  renderToStaticMarkup(createElement(FiledSections, { sections, under: '申请内容' }))

test('APP-04 facts, tables and prose of any service are shown, each under its title', () => {
  const drawn = draw(facts, table, prose)
  expect(drawn).toContain('<dt>专业</dt><dd>120203K 会计学</dd>')
  for (const title of ['课程', '自我鉴定']) expect(drawn).toContain(`<h3>${title}</h3>`)
  expect(drawn).toContain('第一行\n第二行 &lt;b&gt;')
})

test('APP-04 a section that has the title of its card is not titled twice', () => {
  expect(draw(facts)).not.toContain('<h3>')
})

test('APP-04, UX-01 each cell of a table names its column, so that a row is a card on a phone', () => {
  const drawn = draw(table)
  expect(drawn).toContain('<caption class="kj-hidden">课程</caption>')
  expect(drawn).toContain('<td data-title="课程" data-card="lead">00015 英语（二）</td>')
  expect(drawn).toContain('<td data-title="成绩" data-card="wide">免考</td>')
  expect(drawn).toContain('<td data-title="成绩" data-card="wide"></td>')
})

import { expect, test } from 'vitest'
import { drawDocument } from '#platform/pdf/draw-document.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { type AttendanceList, attendancePaper } from './attendance-paper.ts'

const rowOf = (place: number) => [
  place === 1 ? '阿卜杜热合曼·买买提吐尔逊' : `陈𠮷${place}`,
  ...['310***************7', '010118300123', '江苏省', '030119210457', '12', '待确认'],
]

const paper = (schools: AttendanceList['schools']) =>
  attendancePaper({ day: '2026年12月20日', schools, isSample: false, at: new Date('2026-12-20T00:30:00Z') })

test('TRI-02 the list of attendance has a line for each signature, over as many sheets as it needs, school by school', async () => {
  const rows = Array.from({ length: 40 }, (_, place) => rowOf(place))
  const notice = '2026年12月20日 09:00 至 2026年12月21日 16:00　到现场确认　武川路校区 101 室'
  const bytes = await drawDocument(
    paper([
      { name: '上海财经大学', notice, rows },
      { name: '华东师范大学', notice: '', rows: [] },
    ]),
  )
  const pages = (await pagesOfPdf(bytes)).map((page) => page.replaceAll(/\s/g, ''))
  expect(pages.length).toBeGreaterThan(3)
  const text = pages.join('')
  expect(text.match(/030119210457/g)).toHaveLength(40)
  expect(text).toContain('共40人')
  expect(text).toContain('武川路校区101室')
  expect(text).toContain('阿卜杜热合曼·买买提吐尔逊')
  for (const page of pages.filter((one) => one.includes('030119210457'))) expect(page).toContain('考生签名')
  expect(pages.at(-1)).toContain('主考学校：华东师范大学')
  expect(pages.at(-1)).toContain('没有等待现场确认的考生')
})

test('TRI-02 a day on which nobody is expected is a sheet that says so', async () => {
  expect((await pagesOfPdf(await drawDocument(paper([])))).join('')).toContain('没有等待现场确认的考生')
})

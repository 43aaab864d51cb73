import { expect, test } from 'vitest'
import { drawDocument } from '#platform/pdf/draw-document.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import type { Roster } from './roster.ts'
import { rosterPaper } from './roster-paper.ts'

const graduates = (count: number, prefix: string): Roster['parts'][number]['graduates'] =>
  Array.from({ length: count }, (_, place) => ({
    name: place === 2 ? '阿卜杜热合曼·买买提吐尔逊' : `陈𠮷${prefix}`,
    gender: '女',
    born: '1998年3月12日',
    idNumber: '310115199803123457',
    ticketNo: '010118300123',
    diplomaNo: `6531202612${prefix}${String(place).padStart(5, '0')}`,
    remark: '',
  }))

test('GRA-12 the roster lists each major over as many sheets as it needs, and is sealed at its end', async () => {
  const paper = rosterPaper({
    school: '上海财经大学',
    graduatedIn: '2026年12月',
    parts: [
      { major: { code: '120203K', name: '会计学', level: '本科' }, graduates: graduates(70, '1') },
      { major: { code: '020301K', name: '金融学', level: '本科' }, graduates: graduates(3, '2') },
    ],
    isSample: false,
    at: new Date('2026-11-27T00:00:00Z'),
  })
  const bytes = await drawDocument(paper)
  expect(bytes.toString('latin1')).toMatch(/MediaBox \[0 0 841\.89 595\.28\]/)
  const pages = await pagesOfPdf(bytes)
  expect(pages.length).toBeGreaterThan(3)
  const text = pages.join('').replaceAll(/\s/g, '')
  expect(text.match(/6531202612\d{6}/g)).toHaveLength(73)
  expect(text).toContain('共73人')
  expect(text).toContain('专业：020301K金融学（本科）3人')
  expect(text).toContain('阿卜杜热合曼·买买提吐尔逊')
  for (const page of pages) expect(page).toContain('本名册一式三份')
  for (const page of pages.filter((one) => one.includes('6531202612'))) expect(page).toContain('证件号码')
  expect(pages.at(-1)?.replaceAll(/\s/g, '')).toContain('主考学校（盖章）')
})

import { expect, test } from 'vitest'
import { drawDocument } from '#platform/pdf/draw-document.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { type Certificate, certificatePaper } from './certificate-paper.ts'

const certificate: Certificate = {
  certificateNo: '17',
  person: {
    name: '阿卜杜热合曼·买买提吐尔逊',
    gender: '女',
    born: '1998年3月12日',
    idNumber: '310115199803123457',
  },
  ticketNo: '010118300123',
  major: { code: '120203K', name: '会计学', level: '专升本' },
  school: '上海财经大学',
  diploma: { number: '65312026121000001', graduatedOn: '2026年12月30日' },
  certifiedOn: '2027年3月1日',
  isSample: false,
  at: new Date('2027-03-01T00:00:00Z'),
}
const pagesOf = async (one: Certificate) =>
  (await pagesOfPdf(await drawDocument(certificatePaper(one)))).map((page) => page.replaceAll(/\s/g, ''))

test('GRA-12 the 毕业证明书 is one sheet that says whose diploma it is about, and that it is none', async () => {
  const pages = await pagesOf(certificate)
  expect(pages).toHaveLength(1)
  const [text = ''] = pages
  const { person, ticketNo, school, diploma, certifiedOn } = certificate
  for (const word of [...Object.values(person), ...Object.values(diploma), ticketNo, school, certifiedOn])
    expect(text).toContain(word)
  for (const word of ['毕业证明书第17号', '120203K会计学（专升本）', '主考学校（盖章）', '不是毕业证书'])
    expect(text).toContain(word)
  expect(text).not.toContain('演示数据')
})

test('GRA-12 a 毕业证明书 of the demonstration warns, and one of a long name still has one sheet', async () => {
  const long = { ...certificate, major: { ...certificate.major, name: '计算机科学与技术'.repeat(4) } }
  const pages = await pagesOf({ ...long, school: '上海外国语大学'.repeat(4), isSample: true })
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain('演示数据')
})

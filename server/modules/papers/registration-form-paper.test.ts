import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawDocument } from '#platform/pdf/draw-document.ts'
import { inkIn, inkOfPdf, type PageInk } from '#tests/support/pdf-ink.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { type RegistrationForm, registrationFormPaper } from './public.ts'

function form(changes: Partial<RegistrationForm> = {}): RegistrationForm {
  return {
    person: {
      name: '陈𠮷祥',
      gender: '男',
      born: '1998年3月12日',
      ethnicity: '汉族',
      politicalStatus: '共青团员',
      birthplace: '上海市浦东新区',
      idType: '居民身份证',
      idNumber: '310115199803123457',
      employer: '浦东某会计师事务所',
      position: '会计',
      address: '世纪大道 1234 弄 56 号',
      postcode: '200120',
      phone: '13800000000',
    },
    photo: undefined,
    plan: {
      ticketNo: '010118300123',
      code: '120203K',
      name: '会计学',
      level: '本科',
      school: '上海财经大学',
      graduatesIn: '2026年12月',
    },
    prior: { school: '某某学院', major: '会计', diplomaNo: '123451202006001234', graduated: '2020年6月' },
    resume: [{ period: '2020年7月至今', place: '某事务所', role: '会计', witness: '赵敏' }],
    family: [{ name: '陈国强', relation: '父亲', employer: '退休' }],
    awards: '无',
    thesis: { title: '应收账款管理研究', score: '良好' },
    courses: [
      {
        code: '03708',
        name: '中国近现代史纲要',
        credits: '2',
        score: '76',
        passedIn: '2023-10',
        source: '统考',
      },
    ],
    appraisal: '本人勤奋好学。'.repeat(70),
    diploma: undefined,
    remarks: '',
    isApproved: true,
    isSample: false,
    at: new Date('2026-11-27T00:00:00Z'),
    ...changes,
  }
}

const print = (changes?: Partial<RegistrationForm>) => drawDocument(registrationFormPaper(form(changes)))
const textOf = async (changes?: Partial<RegistrationForm>) =>
  (await pagesOfPdf(await print(changes))).join('\n').replaceAll(/\s/g, '')

test('GRA-11 the form has everything of the paper form, in its order, on four sheets', async () => {
  const pages = await pagesOfPdf(
    await print({ diploma: { number: '653120261200100001', issued: '2026年12月30日' } }),
  )
  expect(pages).toHaveLength(4)
  const text = pages.join('').replaceAll(/\s/g, '')
  const said = `高等教育自学考试毕业生登记表 毕业时间：2026年12月 本表一式两份 姓名陈𠮷祥 性别男 出生日期1998年3月12日 民族汉族 政治面貌共青团员
    籍贯上海市浦东新区 证件类型居民身份证 证件号码310115199803123457 准考证号010118300123 层次本科 专业代码120203K 专业名称会计学
    工作单位浦东某会计师事务所 职务会计 通讯地址世纪大道1234弄56号 邮政编码200120 主考学校上海财经大学 联系电话13800000000 前置学历毕业院校某某学院
    毕业时间2020年6月 毕业证书编号123451202006001234 个人简历起止年月 2020年7月至今某事务所会计赵敏 家庭主要成员姓名 陈国强父亲退休
    奖惩情况无 课程成绩序号课程代码 103708中国近现代史纲要2762023-10统考 合计1门2 毕业论文题目应收账款管理研究成绩良好
    自我鉴定本人勤奋好学 本人签名 单位或街道鉴定意见（盖章） 主考学校意见（盖章） 市考委审定意见（盖章）
    毕业证书编号653120261200100001 发证日期2026年12月30日 备注`
  let from = 0
  for (const words of said.split(/\s+/)) {
    const at = text.indexOf(words, from)
    expect(at, words).toBeGreaterThanOrEqual(from)
    from = at + words.length
  }
  for (const [place, page] of pages.entries()) {
    expect(page).toContain(`第 ${place + 1} 页，共 4 页`)
    expect(page).toContain('010118300123')
    expect(page).not.toContain('演示数据')
  }
})

test('GRA-11 made-up people are printed with a warning on every sheet', async () => {
  const pages = await pagesOfPdf(await print({ isSample: true }))
  expect(pages.filter((page) => page.includes('演示数据，不作凭证'))).toHaveLength(4)
})

test('GRA-11 a form whose review has not ended says on every sheet that it is not to be filed', async () => {
  const pages = await pagesOfPdf(await print({ isApproved: false }))
  expect(pages.filter((page) => page.includes('审核尚未结束，仅供核对'))).toHaveLength(4)
  const approved = await pagesOfPdf(await print())
  expect(approved.join('')).not.toContain('仅供核对')
})

test('GRA-11 the courses fill as many sheets as they need, each with the names of its columns', async () => {
  const courses = Array.from({ length: 80 }, (_, place) => ({
    code: String(10_000 + place),
    name: `课程第${place}号`,
    credits: place === 79 ? '—' : '2.5',
    score: '合格',
    passedIn: '2023-10',
    source: '统考',
  }))
  const pages = await pagesOfPdf(await print({ courses }))
  const withCourses = pages.filter((page) => page.includes('课程第'))
  expect(withCourses.length).toBe(3)
  for (const page of withCourses) expect(page.match(/合格年月/g)).toHaveLength(1)
  const text = pages.join('').replaceAll(/\s/g, '')
  expect(text.match(/课程第\d+号/g)).toEqual(courses.map(({ name }) => name))
  expect(text).toContain('合计80门197.5')
})

test('GRA-11 an appraisal of 500 characters stays on one sheet, a longer one goes on and loses nothing', async () => {
  const rare = '𠮷㐀鿫鿬鿭鿮鿯𪚥𫝀𫟼𬀩𬸦'
  const appraisal = `${'勤奋好学，'.repeat(97)}${rare}。`
  expect([...appraisal].length).toBeGreaterThanOrEqual(498)
  const pages = await pagesOfPdf(await print({ appraisal }))
  expect(pages).toHaveLength(4)
  expect(pages[2]?.match(/勤奋好学/g)?.length).toBeGreaterThan(80)
  expect(pages[2]?.replaceAll(/\s/g, '')).toContain(rare)
  const long = await textOf({ appraisal: '勤奋好学，'.repeat(600) })
  expect(long.replaceAll('自我鉴定', '').match(/勤奋好学，/g)?.length).toBeGreaterThan(570)
})

test('GRA-11 long and rare names, and what no font has, are printed and not cut off', async () => {
  const name = '阿卜杜热合曼·买买提·吐尔逊·艾山江·'.repeat(4).slice(0, 60)
  const text = await textOf({
    person: { ...form().person, name, employer: `很长的单位名称${'长'.repeat(120)}\u{30ede}` },
  })
  expect(text).toContain(name)
  expect(text).toContain('〓（U+30EDE）')
})

test('GRA-11 empty lists leave ruled lines to be filled in by hand', async () => {
  const text = await textOf({ resume: [], family: [], courses: [], appraisal: '', awards: '' })
  expect(text).toContain('个人简历')
  expect(text).toContain('贴照片处')
  const [page] = await inkOfPdf(await print({ resume: [], family: [] }))
  if (!page) throw new Error('no page')
  // Ten rows, each between two rules that cross this strip of the last column, below the photo.
  const strip = Array.from(
    { length: 500 },
    (_, row) => inkIn(page, { x: 480, y: 300 + row, width: 4, height: 1 }) > 0.2,
  )
  expect(strip.filter((dark, row) => dark && !strip[row - 1]).length).toBeGreaterThanOrEqual(14)
})

for (const [shape, size] of [
  ['of the right shape', { width: 480, height: 640 }],
  ['too wide', { width: 900, height: 300 }],
  ['too high', { width: 150, height: 900 }],
] as const)
  test(`GRA-11 a photo ${shape} stands whole and undistorted in its place`, async () => {
    const picture = sharp({ create: { ...size, channels: 3, background: '#101010' } })
    const photo = new Uint8Array(await picture.jpeg().toBuffer())
    const [page] = await inkOfPdf(await print({ photo }))
    if (!page) throw new Error('no page')
    const found = darkBox(page)
    const ratio = found.width / found.height / (size.width / size.height)
    expect(Math.abs(ratio - 1)).toBeLessThan(0.08)
    // The box of 96 points' width, within its rules.
    expect(found.x).toBeGreaterThan(545 - 96)
    expect(found.x + found.width).toBeLessThan(545)
    expect(found.y).toBeGreaterThan(100)
    expect(found.y + found.height).toBeLessThan(270)
  })

test('GRA-11 the photo is described to those who cannot see it', async () => {
  const picture = sharp({ create: { width: 480, height: 640, channels: 3, background: '#9cc8e8' } })
  const bytes = await print({ photo: new Uint8Array(await picture.jpeg().toBuffer()) })
  expect(bytes.toString('latin1')).toContain('/Figure')
  expect(bytes.toString('latin1')).toContain('/Alt')
})

/** The rectangle around what is black over an area, not letters and lines. */
function darkBox(page: PageInk) {
  const step = 2
  const spots: { x: number; y: number }[] = []
  for (let y = 100; y < 400; y += step)
    for (let x = 440; x < 550; x += step)
      if (inkIn(page, { x, y, width: step, height: step }) === 1) spots.push({ x, y })
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) + step - x, height: Math.max(...ys) + step - y }
}

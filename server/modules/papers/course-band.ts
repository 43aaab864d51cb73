import type { Band, Cell } from '#platform/pdf/grid/band.ts'
import { listBand } from '#platform/pdf/grid/list-band.ts'
import type { RegistrationCourse } from './registration-form.ts'

const HEIGHT = 21
const LIST = {
  columns: [
    { name: '课程代码', share: 12 },
    { name: '课程名称', share: 43, align: 'left' },
    { name: '学分', share: 8 },
    { name: '成绩', share: 9 },
    { name: '合格年月', share: 12 },
    { name: '来源', share: 12 },
  ],
  ...{ numberShare: 8, height: HEIGHT },
} as const

/** The courses of a 《毕业生登记表》 with their sum, over as many sheets as they need. */
export function courseBand(courses: readonly RegistrationCourse[]): Band {
  const list = listBand(
    LIST,
    courses.map(({ code, name, credits, score, passedIn, source }) => [
      ...[code, name, credits, score, passedIn, source],
    ]),
  )
  const sum: Cell[] = [
    { kind: 'label', text: '合计', span: 2 },
    { kind: 'value', text: `${courses.length} 门`, align: 'left' },
    { kind: 'value', text: `${creditsOf(courses)}` },
    { kind: 'value', text: '', span: 3 },
  ]
  return { ...list, side: '课程成绩', rows: [...list.rows, { height: HEIGHT, cells: sum }] }
}

/** Credits may be halves; what is no number, 「—」 of a practice part, counts nothing. */
function creditsOf(courses: readonly RegistrationCourse[]): number {
  return courses.reduce((sum, { credits }) => sum + (Number(credits) || 0), 0)
}

import type { Band, Cell } from '#platform/pdf/grid/band.ts'
import type { RegistrationCourse } from './registration-form.ts'

const HEIGHT = 21

/** The courses of a 《毕业生登记表》 with their sum, over as many sheets as they need. */
export function courseBand(courses: readonly RegistrationCourse[]): Band {
  const names = ['序号', '课程代码', '课程名称', '学分', '成绩', '合格年月', '来源']
  return {
    side: '课程成绩',
    columns: [8, 12, 43, 8, 9, 12, 12],
    head: names.map((text): Cell => ({ kind: 'label', text })),
    rows: [
      ...courses.map(({ code, name, credits, score, passedIn, source }, place) => ({
        height: HEIGHT,
        cells: [
          centre(`${place + 1}`),
          centre(code),
          { kind: 'value' as const, text: name, align: 'left' as const },
          ...[credits, score, passedIn, source].map(centre),
        ],
      })),
      {
        height: HEIGHT,
        cells: [
          { kind: 'label', text: '合计', span: 2 },
          { kind: 'value', text: `${courses.length} 门`, align: 'left' },
          centre(`${creditsOf(courses)}`),
          { kind: 'value', text: '', span: 3 },
        ],
      },
    ],
  }
}

function centre(text: string): Cell {
  return { kind: 'value', text }
}

/** Credits may be halves; what is no number, 「—」 of a practice part, counts nothing. */
function creditsOf(courses: readonly RegistrationCourse[]): number {
  return courses.reduce((sum, { credits }) => sum + (Number(credits) || 0), 0)
}

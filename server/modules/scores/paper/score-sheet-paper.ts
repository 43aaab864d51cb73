import { listBand } from '#platform/pdf/grid/list-band.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf/pdf-document.ts'
import { formatDate } from '#rulebook/beijing-time.ts'

/** What a 成绩单 says, as texts the way they are printed. */
export interface ScoreSheet {
  person: { name: string; idNumberMasked: string }
  tickets: readonly SheetTicket[]
  /** Whether the sheet leaves out what was not passed; it then says so. */
  isPassedOnly: boolean
  /** Made-up people are printed with a warning on every page. */
  isSample: boolean
  at: Date
}

export interface SheetTicket {
  ticketNo: string
  major: { code: string; name: string; level: string }
  school: string
  scores: readonly SheetScore[]
  /** 合格 10 门，45 学分 */
  sums: string
}

/** `result`: 合格, 不合格, or why the score does not count. */
export interface SheetScore {
  courseCode: string
  courseName: string
  credits: string
  mark: string
  source: string
  /** The sitting, or the day for a score without one. */
  obtained: string
  result: string
}

const LIST = {
  columns: [
    { name: '课程代码', share: 11 },
    { name: '课程名称', share: 31 },
    { name: '学分', share: 7 },
    { name: '成绩', share: 10 },
    { name: '来源', share: 8 },
    { name: '考试或取得时间', share: 17 },
    { name: '结果', share: 10 },
  ],
  ...{ numberShare: 6, height: 20 },
} as const

/** SCO-05: lays out the 成绩单 of one 准考证 or of all 准考证 of a person. */
export function scoreSheetPaper({ person, tickets, isPassedOnly, isSample, at }: ScoreSheet): PdfDocument {
  return {
    kind: 'form',
    title: '高等教育自学考试成绩单',
    issuer: '上海市高等教育自学考试',
    warning: isSample ? '演示数据，不作凭证' : undefined,
    footer: `${person.name}　${tickets.map(({ ticketNo }) => ticketNo).join('、')}`,
    at,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '姓名', value: person.name },
          { label: '证件号码', value: person.idNumberMasked },
          { label: '成绩截至', value: formatDate(at) },
          { label: '范围', value: isPassedOnly ? '只列合格成绩' : '已发布的全部成绩' },
        ],
      },
      ...tickets.flatMap(ticketBlocks),
      {
        kind: 'remark',
        text: '来源：统考、实践为本市考试成绩；免考为经批准免考的课程；转入为外省转入的成绩；补登为经核准补登的成绩。作废或已转出的成绩不计入。',
      },
    ],
  }
}

function ticketBlocks({ ticketNo, major, school, scores, sums }: SheetTicket): PdfBlock[] {
  return [
    { kind: 'ends', left: '', right: '' },
    {
      kind: 'ends',
      left: `准考证号：${ticketNo}`,
      right: `${major.code}　${major.name}（${major.level}）　${school}`,
    },
    scores.length > 0
      ? { kind: 'grid', bands: [listBand(LIST, scores.map(textsOf))] }
      : { kind: 'remark', text: '没有可以列出的成绩。' },
    { kind: 'ends', left: '', right: sums },
  ]
}

function textsOf(score: SheetScore): string[] {
  const { courseCode, courseName, credits, mark, source, obtained, result } = score
  return [courseCode, courseName, credits, mark, source, obtained, result]
}

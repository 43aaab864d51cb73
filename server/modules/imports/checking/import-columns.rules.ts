import type { ImportKind } from '#contracts/office/imports.ts'
import { fold } from '#rulebook/folding/fold.ts'

export interface ImportColumn {
  key: string
  title: string
  synonyms: readonly string[]
  isRequired: boolean
  example: string
}

const TICKET_NO = column('ticketNo', '准考证号', '101000240000', ['准考证', '考号'])
const NAME = column('name', '姓名', '张三', ['考生姓名'])
const COURSE = column('courseCode', '课程代码', '00015', ['课程号', '科目代码'])
const MARK = column('mark', '成绩', '78', ['分数', '得分', '总分'])

/** The columns that each kind of file must and may have. Titles are compared without spaces and brackets. */
export const IMPORT_COLUMNS: Record<ImportKind, readonly ImportColumn[]> = {
  exam_scores: [TICKET_NO, { ...NAME, isRequired: false }, COURSE, MARK],
  practice_scores: [TICKET_NO, { ...NAME, isRequired: false }, COURSE, MARK],
  candidates: [
    NAME,
    column('idType', '证件类型', '居民身份证', ['证件种类']),
    column('idNumber', '证件号码', '11010519491231002X', ['身份证号', '身份证号码', '证件号']),
    TICKET_NO,
    column('schoolCode', '主考学校代码', '10272', ['学校代码']),
    column('majorCode', '专业代码', '120203K', ['专业号']),
    { ...column('phone', '手机号码', '13800000000', ['手机', '联系电话']), isRequired: false },
    { ...column('passwordHash', '密码哈希', '', ['密码']), isRequired: false },
  ],
}

/** Several columns of a file that claim the same meaning, with their places. */
export interface Rivals {
  title: string
  places: readonly number[]
}

/**
 * Finds the place of each known column in a header row, the required columns that are missing, and the meanings that
 * several columns claim. Only the officer knows which of 「成绩（平时）」 and 「成绩（总评）」, or of 「总分」 and 「成绩」, counts (IMP-02).
 */
export function readHeader(
  kind: ImportKind,
  titles: readonly string[],
): { places: ReadonlyMap<string, number>; missing: string[]; rivals: Rivals[] } {
  const plain = titles.map(plainTitle)
  const places = new Map<string, number>()
  const rivals: Rivals[] = []
  for (const { key, title, synonyms } of IMPORT_COLUMNS[kind]) {
    const found = plain.flatMap((text, place) => (text === title || synonyms.includes(text) ? [place] : []))
    const [first] = found
    if (first !== undefined) places.set(key, first)
    if (found.length > 1) rivals.push({ title, places: found })
  }
  const missing = IMPORT_COLUMNS[kind].filter(({ key, isRequired }) => isRequired && !places.has(key))
  return { places, missing: missing.map(({ title }) => title), rivals }
}

function plainTitle(title: string): string {
  return fold('heading', title).replaceAll(/[*:]|\(.*?\)|【.*?】|\[.*?\]/g, '')
}

function column(
  ...[key, title, example, synonyms]: [string, string, string, readonly string[]]
): ImportColumn {
  return { key, title, example, synonyms, isRequired: true }
}

import { listBand } from '#platform/pdf/grid/list-band.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf/pdf-document.ts'

/** What a list of attendance says, as texts the way they are printed. */
export interface AttendanceList {
  /** 2026年12月20日 */
  day: string
  schools: readonly AttendanceOfSchool[]
  /** Made-up people are printed with a warning on every page. */
  isSample: boolean
  at: Date
}

export interface AttendanceOfSchool {
  name: string
  /** When and where it confirms; empty: no notice says so. */
  notice: string
  /** 姓名, 证件号码, 本市准考证号, 转出省, 转出准考证号, 课程, 状态 */
  rows: readonly (readonly string[])[]
}

const LIST = {
  columns: [
    { name: '姓名', share: 19 },
    { name: '证件号码', share: 19 },
    { name: '本市准考证号', share: 14 },
    { name: '转出省', share: 12 },
    { name: '转出准考证号', share: 16 },
    { name: '课程', share: 6 },
    { name: '状态', share: 9 },
    { name: '考生签名', share: 17 },
  ],
  // Room for a signature.
  ...{ numberShare: 6, height: 30 },
} as const

const NOBODY = { kind: 'remark', text: '没有等待现场确认的考生。' } as const

/** TRI-02: lays out who is expected at the 现场确认 of a day, school by school, with room for each signature. */
export function attendancePaper({ day, schools, isSample, at }: AttendanceList): PdfDocument {
  return {
    kind: 'list',
    title: '外省转入现场确认名单',
    issuer: '上海市高等教育自学考试',
    warning: isSample ? '演示数据，不作凭证' : undefined,
    footer: `${schools.map(({ name }) => name).join('、')}　${day}`,
    at,
    blocks: [
      ...(schools.length === 0 ? [NOBODY] : []),
      ...schools.flatMap((school, place) => [
        ...(place > 0 ? [{ kind: 'next-sheet' } as const] : []),
        ...schoolBlocks(school, day),
      ]),
    ],
  }
}

function schoolBlocks({ name, notice, rows }: AttendanceOfSchool, day: string): PdfBlock[] {
  return [
    { kind: 'ends', left: `主考学校：${name}`, right: `${day}　　共 ${rows.length} 人` },
    ...(notice === '' ? [] : [{ kind: 'remark', text: notice } as const]),
    rows.length === 0 ? NOBODY : { kind: 'grid', bands: [listBand(LIST, rows)] },
    { kind: 'ends', left: '', right: '' },
    { kind: 'ends', left: '核对人：　　　　　　　　　', right: '　　　　年　　　月　　　日' },
  ]
}

import { INBOUND_COLUMNS } from '#modules/transfer-in/arriving/reading/inbound-columns.ts'

/** What a row of an inbound file says besides the defaults, by the key of its column. */
export type InboundCells = Readonly<Record<string, string>>

/** One course of 张三丰 from Jiangsu, whom nobody here knows. */
const A_ROW: InboundCells = {
  name: '张三丰',
  idType: '居民身份证',
  idNumber: '320102198803054512',
  province: '江苏省',
  originTicketNo: '030112345678',
  majorCode: '120203K',
  majorName: '会计学',
  level: '本科',
  courseCode: '03708',
  courseName: '中国近现代史纲要',
  credits: '2',
  mark: '78',
  passedOn: '2019-10',
  scoreSource: '统考',
}

/** The first line of an inbound file, with the columns of the template. */
export const INBOUND_HEADER = INBOUND_COLUMNS.map(({ title }) => title).join(',')

/** One line of an inbound file. */
export function inboundLine(cells: InboundCells): string {
  const all: InboundCells = { ...A_ROW, ...cells }
  return INBOUND_COLUMNS.map(({ key }) => all[key] ?? '').join(',')
}

/** The file of these rows. */
export function inboundFile(...rows: readonly InboundCells[]): string {
  return `${[INBOUND_HEADER, ...rows.map(inboundLine)].join('\n')}\n`
}

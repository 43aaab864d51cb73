import type { SheetFaultReason } from './sheet-fault-reason.ts'

type Detail = Record<string, string | number>

const rowOf = (detail: Detail) => (detail.rowNo === undefined ? '' : `第 ${detail.rowNo} 行`)
const limitOf = (detail: Detail, unit: string) =>
  detail.limit === undefined ? '上限' : ` ${detail.limit} ${unit}`

/** What is wrong with the file and what to do next, one sentence pair per reason. */
export const SHEET_FAULT_TEXTS = {
  empty: () => '文件里没有内容。请确认选对了文件，填好后重新上传。',
  not_a_sheet: () => '这不是可以读取的表格文件。请用 Excel 或 WPS 打开，另存为 .xlsx 或 .csv 后重新上传。',
  old_excel: () => '这是旧版 Excel（.xls）文件。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传。',
  encrypted: () => '文件设了打开密码。请取消密码，保存后重新上传。',
  zip_bomb: () => '文件展开后过大，没有读取。请删去多余的工作表和空白格式，或拆成几个文件后重新上传。',
  dangerous: () =>
    '文件带有宏、外部链接或其他不安全的内容。请把数据复制到新的工作簿，存为 .xlsx 后重新上传。',
  bare_ampersand: () =>
    '文件里有一个「&」没有按表格格式的规定书写，是生成这个文件的系统写错了。请在原系统中改掉这个字，或改为导出 CSV 后上传。',
  truncated: () => '文件不完整，可能没有下载完或已损坏。请重新取得文件，能正常打开后再上传。',
  open_quote: (detail) =>
    `${rowOf(detail)}有一个英文双引号（"）没有成对，从它开始的内容无法读取。请删去多出的引号后重新上传；如果文件没有下载完整，请重新取得文件。`,
  wrong_sheet: (detail) =>
    detail.sheetName === undefined
      ? '文件里没有可以读取的工作表。请确认工作表没有隐藏后重新上传。'
      : `文件里没有名为“${detail.sheetName}”的工作表${detail.available ? `，现有：${detail.available}` : ''}。请改好工作表名称后重新上传。`,
  too_many_rows: (detail) => `行数超过${limitOf(detail, '行')}。请拆成几个文件分别上传。`,
  too_many_columns: (detail) =>
    `${rowOf(detail)}列数超过${limitOf(detail, '列')}。请删去多余的列，只保留模板里的列后重新上传。`,
  cell_too_long: (detail) =>
    `${rowOf(detail)}有单元格内容超过${limitOf(detail, '字')}。请缩短内容，并检查引号是否成对，再重新上传。`,
  encoding: () => '文件里的文字无法识别。请另存为 .xlsx，或“CSV UTF-8”格式后重新上传。',
} as const satisfies Record<SheetFaultReason, (detail: Detail) => string>

import type { SectionDifference } from '#platform/sections/differences.ts'
import type { Row } from '#platform/sections/row.ts'
import { textOf, wordsOfFault } from '#platform/sections/row.ts'
import { keyOf, shownKeyOf } from '#platform/sections/section.ts'
import type { Applied, Concerned } from './apply-sections.ts'

const SHOWN = 20
const WIDTH = 60
/** So many letters are shown before a difference. */
const LEAD = 20

/** Says in lines of text what a load did, what it would do, or why it did nothing. */
export function wordsOfLoad(applied: Applied, mode: 'load' | 'dryRun'): string[] {
  if ('faults' in applied)
    return [
      ...applied.faults.map(wordsOfFault),
      `共 ${applied.faults.length} 处问题，什么都没有载入。改好后请再运行一次。`,
    ]
  const remarks = applied.remarks.map((remark) => `提示 ${wordsOfFault(remark)}`)
  if (applied.differences.length === 0) return ['文件与数据库一致，没有需要改动的内容。', ...remarks]
  const end = mode === 'dryRun' ? '以上是试运行，什么都没有改动。去掉 --dry-run 即正式载入。' : '已全部载入。'
  return [
    ...applied.differences.flatMap((difference) => wordsOfDifference(difference, applied.concerned)),
    ...remarks,
    end,
  ]
}

function wordsOfDifference(
  { section, added, changed, removed }: SectionDifference,
  concerned: Concerned,
): string[] {
  const { retiredBy, form } = section
  const isRetired = ({ columns, after }: SectionDifference['changed'][number]) =>
    retiredBy !== undefined && columns.includes(retiredBy) && textOf(after, retiredBy) !== ''
  const retired = changed.filter(isRetired)
  const other = changed.filter((one) => !isRetired(one))
  const lines = (verb: string, entries: readonly string[]) => [
    ...entries.slice(0, SHOWN).map((entry) => `  ${verb} ${entry}`),
    ...(entries.length > SHOWN ? [`  ${verb}……另有 ${entries.length - SHOWN} 条`] : []),
  ]
  const whom = (row: Row) => {
    const words = concerned.get(section)?.get(keyOf(section, row))
    return words ? `（涉及 ${words}）` : ''
  }
  const named = (row: Row) => `${shownKeyOf(section, row)}${whom(row)}`
  const wordsOfChange = ({ columns, before, after }: SectionDifference['changed'][number]) =>
    `${shownKeyOf(section, after)}：${columns
      .map((key) => `${form.titleOf(key)} ${changeOf(form.shown(before, key), form.shown(after, key))}`)
      .join('；')}${whom(after)}`
  return [
    `${section.title}（${form.file}）：新增 ${added.length}，修改 ${other.length}，停用 ${retired.length}，去掉 ${removed.length}`,
    ...lines('新增', added.map(named)),
    ...lines('修改', other.map(wordsOfChange)),
    ...lines('停用', retired.map(wordsOfChange)),
    ...lines('去掉', removed.map(named)),
  ]
}

/** A change in words: of long texts what stands around the first difference. */
function changeOf(before: string, after: string): string {
  const others = [...after]
  const letters = [...before]
  const first = letters.findIndex((letter, place) => others[place] !== letter)
  const from = Math.max(0, (first < 0 ? letters.length : first) - LEAD)
  const isLong = Math.max(letters.length, others.length) > WIDTH
  return `${quoted(before, isLong ? from : 0)} → ${quoted(after, isLong ? from : 0)}`
}

function quoted(text: string, from: number): string {
  if (text === '') return '（空）'
  const part = [...text].slice(from, from + WIDTH).join('')
  return `「${from > 0 ? '…' : ''}${part}${from + WIDTH < [...text].length ? '…' : ''}」`
}

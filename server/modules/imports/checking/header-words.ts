import { columnName } from '#platform/spreadsheet/xlsx-pieces.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import { HEADER_ROWS, type Rivals, type readHeader } from './import-columns.rules.ts'
import { keepableCell } from './stray-numbers.rules.ts'

/** Says what is wrong with a header row, for the officer who then assigns the columns; undefined when the rows below it can be read. */
export function wordsOfHeader(
  titles: readonly string[],
  { missing, rivals }: ReturnType<typeof readHeader>,
): string | undefined {
  if (missing.length > 0) {
    const found = beginningOf(titles.map(shown).join('、'), 200)
    return `没有认出的列：${missing.join('、')}。标题行应在前 ${HEADER_ROWS} 行内；找到的最接近的一行是：${found}。`
  }
  if (rivals.length === 0) return undefined
  const all = rivals.map((rival) => wordsOfRivals(titles, rival)).join('；')
  return `${all}。系统不会代您选择。`
}

function wordsOfRivals(titles: readonly string[], { title, places }: Rivals): string {
  const named = places.map((place) => `${columnName(place)} 列「${shown(titles[place] ?? '')}」`)
  return `有 ${places.length} 列都是「${title}」：${named.join('、')}`
}

/** Removes invisible characters from a title, and masks an ID number that slipped into it. */
function shown(title: string): string {
  return keepableCell(fold('line', title))
}

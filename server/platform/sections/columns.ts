import type { FoldKind } from '#contracts/fold-kind.ts'
import { parseDay } from '#rulebook/beijing-time.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { fen, fenFromYuan, yuanOf } from '#rulebook/money/fen.ts'
import type { Json } from './row.ts'

/** What a cell says, or what is wrong with it. */
export type CellReading = { value: Json } | { fault: string }

/** One column of a table file: its heading, how its cells are read, and how they are written. */
export interface Column {
  key: string
  title: string
  isOptional: boolean
  read(text: string): CellReading
  write(value: Json): string
}

type Named = readonly [key: string, title: string]

/** The same column, which may be empty. */
export function optional(column: Column): Column {
  return { ...column, isOptional: true }
}

/** A code of one fixed form, folded as codes of its kind are everywhere: a zero that a spreadsheet took comes back. */
export function codeColumn(named: Named, form: { fold: FoldKind; pattern: RegExp; words: string }): Column {
  return column(named, (text) => {
    const code = fold(form.fold, text)
    return form.pattern.test(code)
      ? { value: code }
      : { fault: `应为${form.words}，现在是「${text}」。请核对后重新填写。` }
  })
}

/** Text on one line. */
export function lineColumn(named: Named, longest = 200): Column {
  return column(named, (text) =>
    /[\r\n]/.test(text) ? { fault: '只能写一行，请去掉单元格里的换行。' } : within(text, longest),
  )
}

const WEB_ADDRESS = /^https?:\/\/[^\s.]+(\.[^\s.]+)+\S*$/

/** The address of a page on the web, in full: people follow it. */
export function addressColumn(named: Named): Column {
  return column(named, (text) => {
    const address = text.trim()
    return WEB_ADDRESS.test(address) && address.length <= 200
      ? { value: address }
      : { fault: `应为完整的网址，例如 https://www.example.edu.cn/，现在是「${text}」。` }
  })
}

/** Text of any number of lines. */
export function proseColumn(named: Named, longest = 8000): Column {
  return column(named, (text) => within(text.replaceAll('\r\n', '\n'), longest))
}

/** A day, written `2026-12-01`; 2026/12/1 and 2026年12月1日 are read as well, because spreadsheets write them. */
export function dayColumn(named: Named): Column {
  return column(named, (text) => {
    const value = dayOf(text)
    return value ? { value } : { fault: `应为日期，例如 2026-12-01，现在是「${text}」。` }
  })
}

/** An instant to the minute in Beijing time, written `2026-12-01 08:00`. */
export function minuteColumn(named: Named): Column {
  return column(named, (text) => {
    const [, date = '', hour = '', minute = ''] =
      /^(\S+)[ T]+(\d{1,2}):(\d{2})(?::00)?$/.exec(fold('mark', text).trim()) ?? []
    const day = dayOf(date)
    return day && Number(hour) < 24 && Number(minute) < 60
      ? { value: `${day} ${hour.padStart(2, '0')}:${minute}` }
      : { fault: `应为北京时间，例如 2026-12-01 08:00，现在是「${text}」。` }
  })
}

/** A number within bounds, in whole steps or in halves. */
export function numberColumn(named: Named, bounds: { from: number; to: number; step: 1 | 0.5 }): Column {
  return column(named, (text) => {
    const digits = fold('mark', text).trim()
    const value = /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN
    const isFit = value >= bounds.from && value <= bounds.to && Number.isInteger(value / bounds.step)
    const kind = bounds.step === 1 ? '整数' : '整数或 .5'
    return isFit ? { value } : { fault: `应为 ${bounds.from} 到 ${bounds.to} 的${kind}，现在是「${text}」。` }
  })
}

/** An amount in yuan, `50` or `50.00`, kept as a whole number of fen. */
export function yuanColumn(named: Named, most: number): Column {
  return {
    ...column(named, (text) => {
      const amount = fenFromYuan(fold('mark', text).trim())
      return amount !== undefined && amount >= 1 && amount <= most
        ? { value: amount }
        : { fault: `应为金额（元），0.01 到 ${yuanOf(fen(most))}，现在是「${text}」。` }
    }),
    write: (value) => yuanOf(fen(Number(value))),
  }
}

/** One of a few words, each with what it is stored as. */
export function wordColumn(named: Named, words: Readonly<Record<string, string>>): Column {
  return {
    ...column(named, (text) => {
      const value = wordValue(text, words)
      return value === undefined ? { fault: unknownWord(text, words) } : { value }
    }),
    write: (value) => wordFor(value, words),
  }
}

/** Several such words, separated by 「；」. */
export function wordsColumn(named: Named, words: Readonly<Record<string, string>>): Column {
  return {
    ...column(named, (text) => {
      const parts = partsOf(text)
      const unknown = parts.find((part) => wordValue(part, words) === undefined)
      if (unknown !== undefined) return { fault: unknownWord(unknown, words) }
      return { value: parts.flatMap((part) => wordValue(part, words) ?? []) }
    }),
    write: (value) =>
      list(value)
        .map((one) => wordFor(one, words))
        .join('；'),
  }
}

/** Several whole numbers, separated by 「；」. */
export function numbersColumn(named: Named, bounds: { from: number; to: number }): Column {
  return several(numberColumn(named, { ...bounds, step: 1 }))
}

/** The same column with several values, separated by 「；」. */
export function several(one: Column): Column {
  return {
    ...one,
    read: (text) => {
      const readings = partsOf(text).map(one.read)
      const faulty = readings.find((reading) => 'fault' in reading)
      return faulty ?? { value: readings.flatMap((reading) => ('value' in reading ? [reading.value] : [])) }
    },
    write: (value) => list(value).map(one.write).join('；'),
  }
}

function column([key, title]: Named, read: (text: string) => CellReading): Column {
  return { key, title, isOptional: false, read, write: (value) => String(value) }
}

function within(text: string, longest: number): CellReading {
  return text.length <= longest
    ? { value: text }
    : { fault: `最多 ${longest} 字，现在有 ${text.length} 字。` }
}

function dayOf(text: string): string | undefined {
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(fold('mark', text).trim()) ?? []
  return year && parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function wordValue(word: string, words: Readonly<Record<string, string>>): string | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined
}

function unknownWord(text: string, words: Readonly<Record<string, string>>): string {
  return `应为${Object.keys(words)
    .map((word) => `「${word}」`)
    .join('')}之一，现在是「${text}」。`
}

function wordFor(value: Json, words: Readonly<Record<string, string>>): string {
  return Object.keys(words).find((word) => words[word] === value) ?? String(value)
}

function partsOf(text: string): string[] {
  return text.split(/[；;]/).map((part) => part.trim())
}

function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value]
}

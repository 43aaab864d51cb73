/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** One entry of a section, by the names of its columns; an absent key is an empty cell. */
export type Row = Readonly<Record<string, Json>>

/** An entry and where it stands in its file: 「第 3 行」. */
export interface PlacedRow {
  at: string
  row: Row
}

/** What is wrong, where, and what to do about it, in Chinese. */
export interface Fault {
  file: string
  /** 「第 3 行「课程代码」」; absent when the whole file is meant. */
  place?: string
  text: string
}

/** A text as one line: `courses.csv 第 3 行「课程代码」：…`. */
export function wordsOfFault({ file, place, text }: Fault): string {
  return `${file}${place ? ` ${place}` : ''}：${text}`
}

/** The value of a key as text; an absent one is empty. */
export function textOf(row: Row, key: string): string {
  const value = row[key]
  return value === undefined || value === null ? '' : String(value)
}

/** Equal values give the same text, in any order of their keys. */
export function canonicalText(value: Json | undefined): string {
  return JSON.stringify(sorted(value ?? null))
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== null)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  )
}

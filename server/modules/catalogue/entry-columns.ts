import { codeColumn, lineColumn, optional, wordColumn } from '#platform/sections/columns.ts'
import { type Json, type Row, textOf } from '#platform/sections/row.ts'
import type { Reference } from '#platform/sections/section.ts'

/** 10272: the column that names a school. */
export const SCHOOL = codeColumn(['school', '主考学校代码'], {
  fold: 'school_code',
  pattern: /^[0-9A-Z]{2,8}$/,
  words: ' 2 到 8 位数字或大写字母',
})

/** 120203K: the column that names a major. */
export const MAJOR = codeColumn(['major', '专业代码'], {
  fold: 'major_code',
  pattern: /^[0-9A-Z]{4,10}$/,
  words: ' 4 到 10 位数字或大写字母',
})

/** 00015: the column that names a course. */
export const COURSE = courseColumn(['course', '课程代码'])

/** 2024年版: the column that names a version of a plan. */
export const VERSION = lineColumn(['version', '计划版本'], 40)

/** The source of an entry. */
export const SOURCE = lineColumn(['source', '来源'], 500)

/** The source of an entry, where it may be left empty. */
export const OPEN_SOURCE = optional(SOURCE)

/** Whether an entry is an example: its source is not the examination authority's own paper. */
export const EXAMPLE = yesNoColumn(['isExample', '示例'])

/** Makes a column that says 是 or 否. */
export function yesNoColumn(named: readonly [string, string]) {
  return wordColumn(named, { 是: 'true', 否: 'false' })
}

/** Makes a column for the code of a course. */
export function courseColumn(named: readonly [string, string]) {
  return codeColumn(named, { fold: 'course_code', pattern: /^[0-9]{5}$/, words: ' 5 位数字' })
}

/** The reference of an entry to a school, if it names one. */
export const NAMES_SCHOOL: Reference = {
  to: 'schools',
  column: 'school',
  keysOf: (row) => namedBy(row, ['school']),
}

/** The reference of an entry to a plan, by school, major and version. */
export const NAMES_PLAN: Reference = {
  to: 'plans',
  column: 'version',
  keysOf: (row) => namedBy(row, ['school', 'major', 'version']),
}

/** The texts of a list; a missing one is empty. */
export function textsIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/**
 * The key that these columns name. Empty when one of the columns is empty, because that fault has already been
 * reported.
 */
export function namedBy(row: Row, columns: readonly string[]): string[] {
  const parts = columns.map((column) => textOf(row, column))
  return parts.includes('') ? [] : [parts.join(' ')]
}

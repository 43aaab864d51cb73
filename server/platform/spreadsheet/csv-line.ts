import { plainNumber } from './plain-number.ts'

const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/

/** A text no spreadsheet takes for a formula: with a leading apostrophe when it begins like one (OWASP, and full width). */
function neutralText(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text
}

/** One CSV line with its CRLF. Throws on a number that is not finite. */
export function csvLine(row: readonly (string | number)[]): string {
  return `${row.map(csvField).join(',')}\r\n`
}

function csvField(value: string | number): string {
  const text = typeof value === 'number' ? numberText(value) : neutralText(value.toWellFormed())
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A finite number without exponent; throws on any other, which is a bug of the caller. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a sheet holds finite numbers only')
  return plainNumber(String(value))
}

import { changeWords as texts } from '#contracts/trail-words/change-words.texts.ts'
import { fieldWords } from '#contracts/trail-words/field-words.texts.ts'
import { roleWords } from '#contracts/trail-words/role-words.texts.ts'
import { valueWords, valueWordsOf } from '#contracts/trail-words/value-words.texts.ts'
import { UUID } from '#contracts/words.ts'
import { formatInstant } from '../beijing-time.ts'

/** What ids stand for, and the codes of reasons as `reason:code`. */
type Names = Readonly<Record<string, string>>

/** Lists the changed fields, one line each, in words where there are words; unchanged fields are left out (TRL-01). */
export function changeLines(
  oldValue: string | undefined,
  newValue: string | undefined,
  names: Names = {},
): string[] {
  const before = fieldsOf(oldValue, names)
  const after = fieldsOf(newValue, names)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const name = fieldWords[key] ?? key
    const [was, is] = [before[key], after[key]]
    if (was === is) return []
    if (was !== undefined && is !== undefined) return [texts.changed(name, was, is)]
    // Beside what is stated anew, a value that only was must not read as the new one.
    if (was !== undefined && newValue !== undefined) return [texts.was(name, was)]
    return [texts.stated(name, was ?? is ?? texts.empty)]
  })
}

/** Lists all fields of one side of a change, one line each, in the same words. */
export function valueLines(value: string | undefined, names: Names): string[] {
  return Object.entries(fieldsOf(value, names)).map(([key, words]) =>
    texts.stated(fieldWords[key] ?? key, words),
  )
}

function fieldsOf(json: string | undefined, names: Names): Record<string, string> {
  if (json === undefined) return {}
  const parsed = parse(json)
  if (typeof parsed !== 'object' || parsed === null)
    return { [texts.change]: wordsOf(parsed, { key: '', names }) }
  const entries = Array.isArray(parsed) ? [['roles', parsed] as const] : Object.entries(parsed)
  return Object.fromEntries(entries.map(([key, value]) => [key, wordsOf(value, { key, names })]))
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

function wordsOf(value: unknown, { key, names }: { key: string; names: Names }): string {
  const empty = texts.emptyOf[key] ?? texts.empty
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, { key, names })).join(texts.and) || empty
  if (typeof value === 'object' && value !== null)
    return (
      Object.entries(value)
        .filter(([, one]) => Boolean(one))
        .map(([inner, one]) => wordsOf(one, { key: inner, names }))
        .join(' ') || empty
    )
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  const text = String(value ?? '') || empty
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formatInstant(new Date(text))
  return wordsOfCode(text, { key, names }) ?? text.replaceAll(IDS, (id) => names[id] ?? id)
}

const IDS = new RegExp(UUID, 'g')

/** The words of a coded value in a field; undefined where it has none. */
export function wordsOfCode(code: string, { key, names }: { key: string; names: Names }): string | undefined {
  return valueWordsOf[key]?.[code] ?? valueWords[code] ?? roleWords[code] ?? names[`reason:${code}`]
}

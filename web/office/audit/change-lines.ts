import { formatInstant } from '#rulebook/beijing-time.ts'
import { roleWords } from '../shell/shell.texts.ts'
import { auditTexts as texts } from './audit.texts.ts'
import { fieldWords, valueWords } from './audit-words.texts.ts'

/** Lists the changed fields, one line each, in words where there are words; unchanged fields are left out. */
export function changeLines(oldValue: string | undefined, newValue: string | undefined): string[] {
  const before = fieldsOf(oldValue)
  const after = fieldsOf(newValue)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const name = fieldWords[key] ?? key
    const [was, is] = [before[key], after[key]]
    if (was === is) return []
    if (was !== undefined && is !== undefined) return [texts.changed(name, was, is)]
    return [texts.stated(name, was ?? is ?? texts.empty)]
  })
}

function fieldsOf(json: string | undefined): Record<string, string> {
  if (json === undefined) return {}
  const parsed = parse(json)
  if (typeof parsed !== 'object' || parsed === null) return { [texts.change]: wordsOf(parsed) }
  const entries = Array.isArray(parsed) ? [['roles', parsed] as const] : Object.entries(parsed)
  return Object.fromEntries(entries.map(([key, value]) => [key, wordsOf(value)]))
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(texts.and)
  if (typeof value === 'object' && value !== null)
    return Object.values(value).filter(Boolean).map(wordsOf).join(' ')
  const text = String(value ?? texts.empty)
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formatInstant(new Date(text))
  return valueWords[text] ?? roleWords[text] ?? text
}

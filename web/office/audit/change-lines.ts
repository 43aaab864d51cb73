import { valueWords } from '#contracts/trail-words/audit-words.texts.ts'
import { fieldWords } from '#contracts/trail-words/field-words.texts.ts'
import { UUID } from '#contracts/words.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { roleWords } from '../shell/shell.texts.ts'
import { auditTexts as texts } from './audit.texts.ts'

/** Lists the changed fields, one line each, in words where there are words; unchanged fields are left out. */
export function changeLines(
  oldValue: string | undefined,
  newValue: string | undefined,
  names: Readonly<Record<string, string>> = {},
): string[] {
  const before = fieldsOf(withNames(oldValue, names))
  const after = fieldsOf(withNames(newValue, names))
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const name = fieldWords[key] ?? key
    const [was, is] = [before[key], after[key]]
    if (was === is) return []
    if (was !== undefined && is !== undefined) return [texts.changed(name, was, is)]
    return [texts.stated(name, was ?? is ?? texts.empty)]
  })
}

/** Names say more than ids; what has no name keeps its id. */
function withNames(json: string | undefined, names: Readonly<Record<string, string>>): string | undefined {
  return json?.replaceAll(new RegExp(UUID, 'g'), (id) => JSON.stringify(names[id] ?? id).slice(1, -1))
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

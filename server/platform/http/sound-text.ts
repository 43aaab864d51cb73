import type { FieldProblem } from '#contracts/refusals.ts'
import { Refusal } from '#kernel/refusal.ts'

// Control characters but tab and line breaks: PostgreSQL refuses NUL, terminals obey the others.
const CONTROL = /[^\P{Cc}\t\n\r]/u

/**
 * Refuses text that cannot be stored as it was sent (NUL, half a surrogate pair) or that is no text (control characters),
 * wherever it stands: in words at its field, instead of a fault in the database. Asked after the schema, which bounds it.
 */
export function requireSoundText(input: Readonly<Record<string, unknown>>): void {
  const problems: FieldProblem[] = []
  for (const [part, value] of Object.entries(input)) collect(value, { field: '', part }, problems)
  if (problems.length > 0) throw new Refusal('input_invalid', { problems })
}

function collect(value: unknown, place: { field: string; part: string }, problems: FieldProblem[]): void {
  if (typeof value === 'string') {
    if (isSound(value)) return
    problems.push({
      field: (place.field || place.part).slice(0, 120),
      code: 'characters',
      text: '含有无法保存的字符，请删除后重新输入。',
    })
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      const field = place.field ? `${place.field}.${key}` : key
      collect(one, { ...place, field }, problems)
    }
  }
}

function isSound(text: string): boolean {
  return text.isWellFormed() && !CONTROL.test(text)
}

import { problemsOfCredential, type TypedCredential } from '#rulebook/evidence/credential-problems.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'

interface Seen {
  /** A day in Beijing. */
  today: string
  /** The fields that the person has visited and left. */
  left: ReadonlySet<string>
  /** The person has seen 确认信息, so each empty field now says that it is missing. */
  isChecked: boolean
}

/** The problem of each field (EVI-01): an impossible value once the field is left, a missing one once 确认信息 was seen. */
export function problemsAtFields(
  credential: TypedCredential,
  { today, left, isChecked }: Seen,
): Readonly<Record<string, string>> {
  const shown = problemsOfCredential(credential, today).filter(
    ({ field, code }) => isChecked || (code !== 'missing' && left.has(field)),
  )
  return Object.fromEntries(shown.map(({ field, text }) => [field, text]))
}

const NAMES: Readonly<Record<string, string>> = texts.fieldNames

/** Names the field of a credential that a refusal is about, by its last word: `fields.remark` is 备注; empty where it is none. */
export function nameOfField(field: string): string {
  const word = field.split('.').at(-1) ?? ''
  return Object.hasOwn(NAMES, word) ? (NAMES[word] ?? '') : ''
}

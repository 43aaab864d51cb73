import { problemsOfCredential, type TypedCredential } from '#rulebook/evidence/credential-problems.ts'

interface Seen {
  /** A day in Beijing. */
  today: string
  /** The fields that somebody has left. */
  left: ReadonlySet<string>
  /** 确认信息 has listed what is missing: now each place says it too. */
  isChecked: boolean
}

/** What each field has to say (EVI-01): what is impossible once it is left, what is missing once it was asked for. */
export function problemsAtFields(
  credential: TypedCredential,
  { today, left, isChecked }: Seen,
): Readonly<Record<string, string>> {
  const shown = problemsOfCredential(credential, today).filter(
    ({ field, code }) => isChecked || (code !== 'missing' && left.has(field)),
  )
  return Object.fromEntries(shown.map(({ field, text }) => [field, text]))
}

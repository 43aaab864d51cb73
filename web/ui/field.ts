import type { Problem } from './error-summary.tsx'

/** The id of a field and its error, for any Mantine input: `<TextInput {...field('name', problems)} />`. */
export function field(
  name: string,
  problems: readonly Problem[],
): { id: string; name: string; error: string | null; 'aria-invalid': boolean } {
  const text = problems
    .filter((problem) => problem.field === name)
    .map((problem) => problem.text)
    .join(' ')
  // Mantine's field for passwords does not say by itself that it is wrong.
  return { id: name, name, error: text === '' ? null : text, 'aria-invalid': text !== '' }
}

/** How much a field for a one-time code takes: authenticator apps show 「800 160」, and what is pasted must not be cut (EVI-07). */
export const TYPED_CODE_LENGTH = 20

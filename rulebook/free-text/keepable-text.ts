import { findPersonalNumbers } from './personal-numbers.ts'

/**
 * A text that somebody typed, as it may be kept in clear: identity numbers and mobile phones in it are masked (ACC-02), however
 * they are spaced or spelled; all else stays letter for letter. Doing it twice changes nothing.
 */
export function keepableText(text: string): string {
  let kept = ''
  let end = 0
  for (const { from, to, masked } of findPersonalNumbers(text)) {
    kept += text.slice(end, from) + masked
    end = to
  }
  return kept + text.slice(end)
}

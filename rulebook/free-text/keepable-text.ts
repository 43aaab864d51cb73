import { findPersonalNumbers } from './personal-numbers.ts'

/**
 * Masks the identity numbers and mobile phones in a typed text, however they are spaced or spelled, so that the text may be
 * stored in clear (ACC-02). All other characters stay as they are. Masking a masked text changes nothing.
 */
export function keepableText(text: string): string {
  let safe = ''
  let end = 0
  for (const { from, to, masked } of findPersonalNumbers(text)) {
    safe += text.slice(end, from) + masked
    end = to
  }
  return safe + text.slice(end)
}

import type { RejectReason } from '#contracts/office-reviews.ts'

/** A reason with the number that chooses it: its place among those that fit the evidence, whatever is typed. */
export interface NumberedReason extends RejectReason {
  number: number
}

/**
 * The reasons that fit: for all evidence, or for a type that is there; then the one whose number was typed, or those
 * whose words hold what was typed.
 */
export function fittingReasons(
  catalogue: readonly RejectReason[],
  { types, typed }: { types: readonly string[]; typed: string },
): NumberedReason[] {
  const wanted = typed.trim().toLowerCase()
  const numbered = catalogue
    .filter(({ credentialType }) => credentialType === undefined || types.includes(credentialType))
    .map((reason, index) => ({ ...reason, number: index + 1 }))
  const named = numbered.filter(({ number }) => String(number) === wanted)
  if (named.length > 0) return named
  const has = (text: string) => text.toLowerCase().includes(wanted)
  const labelled = numbered.filter(({ label }) => has(label))
  // Whoever types a reason's name wants that one, not the first that happens to use the word.
  return [...labelled, ...numbered.filter(({ label, words }) => !has(label) && has(words))]
}

/** Chosen, or not any more; in the order in which the candidate will read them. */
export function toggledCode(codes: readonly string[], code: string): string[] {
  return codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]
}

import type { RejectReason } from '#contracts/office/reviews.ts'

/**
 * Finds the reasons for the typed text (REV-04): the reason with that number, else the reason with exactly that name,
 * then those whose names contain the text, then those whose words do. A reason keeps its number in every selection.
 */
export function foundReasons(fitting: readonly RejectReason[], typed: string): RejectReason[] {
  const sought = typed.trim().toLowerCase()
  if (sought === '') return [...fitting]
  const numbered = fitting.filter(({ number }) => String(number) === sought)
  if (numbered.length > 0) return numbered
  const ranked = fitting.map((reason) => ({ reason, rank: rankOf(reason, sought) }))
  return ranked
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((a, b) => a.rank - b.rank)
    .map(({ reason }) => reason)
}

const NOT_FOUND = 3

/**
 * Ranks an exact name first, because a person who types it wants that reason and not one that merely contains the text.
 */
function rankOf({ label, words }: RejectReason, sought: string): number {
  if (label.toLowerCase() === sought) return 0
  if (label.toLowerCase().includes(sought)) return 1
  return words.toLowerCase().includes(sought) ? 2 : NOT_FOUND
}

/** Adds or removes a code, in the order in which the candidate will read the reasons. */
export function toggledCode(codes: readonly string[], code: string): string[] {
  return codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]
}

/** The part that a rejection still lacks. */
export type LackingPart = 'reason' | 'note'

/**
 * Finds the missing part (REV-04): at least one reason, and a note if a chosen reason requires it. The server checks
 * the same.
 */
export function lackingPart(
  { codes, note }: { codes: readonly string[]; note: string },
  catalogue: readonly RejectReason[],
): LackingPart | undefined {
  if (codes.length === 0) return 'reason'
  return needsNote(codes, catalogue) && note.trim() === '' ? 'note' : undefined
}

/** Whether one of the chosen reasons requires a note. */
export function needsNote(codes: readonly string[], catalogue: readonly RejectReason[]): boolean {
  return catalogue.some((reason) => reason.needsNote && codes.includes(reason.code))
}

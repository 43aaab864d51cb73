import type { RejectReason } from '#contracts/office/reviews.ts'

/**
 * The reasons by what was typed: the one of that number, else the one of exactly that name, then those whose name holds
 * it, then those whose words do. A reason keeps its number whatever else is shown (REV-04).
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

/** Whoever types a reason's own name wants that one, not the first whose name or words happen to hold it. */
function rankOf({ label, words }: RejectReason, sought: string): number {
  if (label.toLowerCase() === sought) return 0
  if (label.toLowerCase().includes(sought)) return 1
  return words.toLowerCase().includes(sought) ? 2 : NOT_FOUND
}

/** Chosen, or not any more; in the order in which the candidate will read them. */
export function toggledCode(codes: readonly string[], code: string): string[] {
  return codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]
}

/** What a rejection still lacks; undefined: nothing. */
export type LackingPart = 'reason' | 'note'

/** REV-04: at least one reason, and a note where a chosen one says nothing without it. The server asks the same. */
export function lackingPart(
  { codes, note }: { codes: readonly string[]; note: string },
  catalogue: readonly RejectReason[],
): LackingPart | undefined {
  if (codes.length === 0) return 'reason'
  return needsNote(codes, catalogue) && note.trim() === '' ? 'note' : undefined
}

/** Whether one of the chosen reasons says nothing without a note. */
export function needsNote(codes: readonly string[], catalogue: readonly RejectReason[]): boolean {
  return catalogue.some((reason) => reason.needsNote && codes.includes(reason.code))
}

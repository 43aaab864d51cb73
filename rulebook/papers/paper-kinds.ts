/** The letters before the numbers of a kind of paper, and its place in the statement, which never changes. */
export const PAPER_KINDS = {
  filing_receipt: { code: 1, letters: 'HZ', reissue: 'same' },
  registration_form: { code: 2, letters: 'DJ', reissue: 'anew' },
  roster: { code: 3, letters: 'MC', reissue: 'anew' },
  score_sheet: { code: 4, letters: 'CJ', reissue: 'anew' },
  payment_receipt: { code: 5, letters: 'SJ', reissue: 'same' },
  diploma_proof: { code: 6, letters: 'BY', reissue: 'anew' },
  transfer_form: { code: 7, letters: 'ZK', reissue: 'anew' },
} as const satisfies Record<string, PaperKindEntry>

interface PaperKindEntry {
  code: number
  letters: string
  /**
   * What printing the same content again gives after the paper was revoked. `same`: the revoked paper, since it says what happened once.
   * `anew`: a new paper, since its content may hold again, a score that was corrected back for example.
   */
  reissue: 'same' | 'anew'
}

export type PaperKind = keyof typeof PAPER_KINDS

/** The kind with that code; undefined for a code of no kind. */
export function kindOfCode(code: number): PaperKind | undefined {
  const found = Object.entries(PAPER_KINDS).find(([, entry]) => entry.code === code)
  return found && (found[0] as PaperKind)
}

/** Whether a word names a kind of paper. */
export function isPaperKind(word: string): word is PaperKind {
  return Object.hasOwn(PAPER_KINDS, word)
}

/** Why a paper does not hold any more, with its code in the list, which never changes. */
export const REVOCATION_REASONS = {
  superseded: 1,
  score_corrected: 2,
  diploma_revoked: 3,
  application_ended: 4,
  refunded: 5,
  issued_in_error: 6,
} as const satisfies Record<string, number>

export type RevocationReason = keyof typeof REVOCATION_REASONS

/** The reason with that code; undefined for a code of no reason. */
export function reasonOfCode(code: number): RevocationReason | undefined {
  const found = Object.entries(REVOCATION_REASONS).find(([, own]) => own === code)
  return found && (found[0] as RevocationReason)
}

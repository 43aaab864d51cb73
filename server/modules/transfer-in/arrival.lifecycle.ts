import type { ArrivalState } from '#contracts/transfers/transfer-in.ts'

/** Everything that can happen to an arrival. `pass` is an approval at a level that is not the last. */
export type ArrivalMove =
  | 'match'
  | 'unmatch'
  | 'correct'
  | 'pass'
  | 'approve'
  | 'reject'
  | 'confirm'
  | 'return'
  | 'expire'
  | 'replace'

/**
 * TRI-01, TRI-02: 待匹配 → 审核中 → 待现场确认 → 已转入, or 审核未通过, or 已退回. A corrected file sends what is not closed back to its
 * first level; what is confirmed gives way only to a corrected arrival that is confirmed too (已被更正). `undo` is no move of this table: it
 * puts back the state that its step names.
 */
const TRANSITIONS = {
  unmatched: { match: 'under_review', correct: 'unmatched', return: 'returned' },
  under_review: {
    unmatch: 'unmatched',
    correct: 'under_review',
    pass: 'under_review',
    approve: 'to_confirm',
    reject: 'rejected',
    return: 'returned',
  },
  to_confirm: {
    correct: 'under_review',
    confirm: 'confirmed',
    return: 'returned',
    expire: 'returned',
  },
  confirmed: { replace: 'replaced' },
  rejected: {},
  returned: {},
  replaced: {},
} as const satisfies Record<ArrivalState, Partial<Record<ArrivalMove, ArrivalState>>>

/** Whether it can be said that an arrival is not this person's: nobody has judged it, or what was judged was undone. */
export function mayUnmatch({ state, level }: { state: ArrivalState; level: number | null }): boolean {
  return afterArrivalMove(state, 'unmatch') !== undefined && level === 1
}

/** The state that the move leads to; undefined: the move is not allowed from there. */
export function afterArrivalMove(from: ArrivalState, move: ArrivalMove): ArrivalState | undefined {
  const goals: Partial<Record<ArrivalMove, ArrivalState>> = TRANSITIONS[from]
  return goals[move]
}

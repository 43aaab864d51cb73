import type { ApplicationState } from '#contracts/applications.ts'

/** What can happen to an application. `pass`: approved at a level that is not the last. */
export type Move = 'modify' | 'withdraw' | 'pass' | 'approve' | 'reject' | 'refile' | 'undo'

/**
 * APP-03: 待审核 → 审核中 → 审核通过 / 审核未通过; 已撤回 is an end. Undoing leads back to where the level that was
 * undone had to decide: 待审核 for the first, 审核中 for a later one, so its goal is not in the table.
 */
const TRANSITIONS = {
  pending: {
    modify: 'pending',
    withdraw: 'withdrawn',
    pass: 'in_review',
    approve: 'approved',
    reject: 'rejected',
  },
  in_review: { pass: 'in_review', approve: 'approved', reject: 'rejected', undo: 'to_level' },
  approved: { undo: 'to_level' },
  rejected: { refile: 'pending', undo: 'to_level' },
  withdrawn: {},
} as const satisfies Record<ApplicationState, Partial<Record<Move, ApplicationState | 'to_level'>>>

/** Where the move leads from that state; undefined: not allowed. `level` is where an undone decision is made again. */
export function afterMove(from: ApplicationState, move: Move, level: number): ApplicationState | undefined {
  const goals: Partial<Record<Move, ApplicationState | 'to_level'>> = TRANSITIONS[from]
  const goal = goals[move]
  return goal === 'to_level' ? (level === 1 ? 'pending' : 'in_review') : goal
}

/** What the owner may do, the window aside: the screen asks this, and the use case asks again. */
export function ownerMoves({ state, isWindowOpen }: { state: ApplicationState; isWindowOpen: boolean }) {
  return {
    modify: isWindowOpen && afterMove(state, 'modify', 1) !== undefined,
    withdraw: afterMove(state, 'withdraw', 1) !== undefined,
    refile: isWindowOpen && afterMove(state, 'refile', 1) !== undefined,
  }
}

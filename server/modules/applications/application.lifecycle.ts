import type { ApplicationState, NoWithdrawal } from '#contracts/applications.ts'

/** Everything that can happen to an application. `pass` is an approval at a level that is not the last. */
export type Move = OwnerMove | StaffMove | 'undo'
/** The moves of the owner. `amend` answers a request for an amendment (补正). */
export type OwnerMove = 'modify' | 'withdraw' | 'refile' | 'amend'
/** The moves of the deciding level: the decisions, and 退回, 补正 and 暂缓 (REV-04, REV-10). */
export type StaffMove = 'pass' | 'approve' | 'reject' | 'return' | 'ask_amendment' | 'hold' | 'release'

/**
 * Where an application stands at an instant. When the owner misses the deadline of an amendment, the application waits
 * for its level again. The clock alone decides that, so no job is needed.
 */
export type Standing = ApplicationState | 'amendment_over'

/** REV-10: tells where the application stands. The candidate's turn ends at the deadline, to the second. */
export function standingOf(
  { state, amend_until: until }: { state: ApplicationState; amend_until: Date | null },
  at: Date,
): Standing {
  return state === 'amending' && until !== null && until <= at ? 'amendment_over' : state
}

/**
 * APP-03: 待审核 → 审核中 → 审核通过 / 审核未通过. 已撤回 is final, and an amended application (需补正) returns to its level. `to_level`
 * stands for the state of a level that decides again: 待审核 for the first, 审核中 for a later one.
 */
const TRANSITIONS = {
  pending: {
    modify: 'pending',
    withdraw: 'withdrawn',
    pass: 'in_review',
    approve: 'approved',
    reject: 'rejected',
    ask_amendment: 'amending',
    hold: 'pending',
    release: 'pending',
  },
  in_review: {
    pass: 'in_review',
    approve: 'approved',
    reject: 'rejected',
    return: 'to_level',
    ask_amendment: 'amending',
    hold: 'in_review',
    release: 'in_review',
    undo: 'to_level',
  },
  amending: { amend: 'to_level' },
  amendment_over: {
    pass: 'in_review',
    approve: 'approved',
    reject: 'rejected',
    return: 'to_level',
    ask_amendment: 'amending',
    hold: 'amending',
    release: 'amending',
  },
  approved: { undo: 'to_level' },
  rejected: { refile: 'pending', undo: 'to_level' },
  withdrawn: {},
} as const satisfies Record<Standing, Partial<Record<Move, ApplicationState | 'to_level'>>>

/**
 * The state that the move leads to, or undefined when the move is not allowed. `level` is where the application waits
 * afterwards.
 */
export function afterMove(from: Standing, move: Move, level: number): ApplicationState | undefined {
  const goals: Partial<Record<Move, ApplicationState | 'to_level'>> = TRANSITIONS[from]
  const goal = goals[move]
  return goal === 'to_level' ? (level === 1 ? 'pending' : 'in_review') : goal
}

/** Whether the application waits for its level, and not for its owner. */
export function waitsForLevel(standing: Standing): boolean {
  return afterMove(standing, 'reject', 1) !== undefined
}

/**
 * The moves that the owner may make. The screen offers what this function allows, and the use case checks it again. An
 * amendment can be answered until its deadline, whether the service's window is open or not (REV-10).
 */
export function ownerMoves({ standing, isWindowOpen }: { standing: Standing; isWindowOpen: boolean }) {
  const may = (move: OwnerMove) => afterMove(standing, move, 1) !== undefined
  return {
    modify: isWindowOpen && may('modify'),
    withdraw: may('withdraw'),
    refile: isWindowOpen && may('refile'),
    amend: may('amend'),
  }
}

/**
 * APP-03: why an application that is still open cannot be withdrawn: once a level has passed it, never; asked back by the first one, not
 * before the answer. Undefined when it can be, or has ended.
 */
export function whyNoWithdrawal(standing: Standing, level: number): NoWithdrawal | undefined {
  switch (standing) {
    case 'in_review':
      return 'passed_once'
    case 'amending':
    case 'amendment_over':
      return level === 1 ? standing : 'passed_once'
    case 'pending':
    case 'approved':
    case 'rejected':
    case 'withdrawn':
      return undefined
    default:
      return standing satisfies never
  }
}

export const MOVES = [
  ...(['modify', 'refile', 'withdraw', 'claim', 'release', 'takeOver', 'approve', 'reject'] as const),
  ...(['return', 'askAmendment', 'amend', 'hold', 'endHold'] as const),
  ...(['bulk', 'askUndo', 'undo', 'close'] as const),
]
export type Move = (typeof MOVES)[number]

/** Where an application stands, as far as it decides which moves can be made. */
interface Standing {
  state: string
  isHeld: boolean
  undoId: string | undefined
}

const OWNERS: readonly Move[] = ['modify', 'withdraw', 'refile']

/** Where a move can be made. */
function isReady({ state, isHeld }: Standing, move: Move): boolean {
  const isWaiting = state === 'pending' || state === 'in_review'
  switch (move) {
    case 'modify':
    case 'withdraw':
      return state === 'pending'
    case 'refile':
      return state === 'rejected'
    case 'amend':
      return state === 'amending'
    case 'return':
      return state === 'in_review'
    case 'endHold':
      return isWaiting && isHeld
    case 'askUndo':
    case 'undo':
      return state === 'approved' || state === 'rejected'
    default:
      return isWaiting
  }
}

/** What to do first so that a move can be made; undefined: it can be made now. */
export function nextStep(one: Standing, move: Move): Move | 'file' | undefined {
  const { state, undoId } = one
  if (state === 'withdrawn') return 'file'
  if (undoId) return move === 'undo' ? undefined : 'undo'
  if (isReady(one, move)) return move === 'undo' ? 'askUndo' : undefined
  if (state === 'amending') return 'amend'
  if (state === 'approved') return 'askUndo'
  const isOwners = OWNERS.includes(move)
  if (state === 'rejected') return isOwners ? 'refile' : 'askUndo'
  if (move === 'amend') return 'askAmendment'
  if (move === 'endHold') return 'hold'
  return isOwners ? 'reject' : 'approve'
}

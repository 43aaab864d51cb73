import type { DepartureState } from '#contracts/office/departures.ts'

/** Every move of a departure. A move that is not listed is refused (TRO-03). */
const MOVES = {
  to_sign: { sign: 'signed', lapse: 'lapsed', close: 'closed' },
  signed: { unsign: 'to_sign', send: 'sent', close: 'closed' },
  sent: { remake: 'sent', accept: 'accepted', return: 'returned' },
  accepted: { undo: 'sent' },
  returned: { undo: 'sent' },
  lapsed: {},
  closed: {},
} as const satisfies Record<DepartureState, Partial<Record<DepartureMove, DepartureState>>>

export type DepartureMove =
  | 'sign'
  | 'unsign'
  | 'lapse'
  | 'close'
  | 'send'
  | 'remake'
  | 'accept'
  | 'return'
  | 'undo'

/** Where a move leads from a state; undefined: that move is not one of this state. */
export function stateAfter(state: DepartureState, move: DepartureMove): DepartureState | undefined {
  const moves: Partial<Record<DepartureMove, DepartureState>> = MOVES[state]
  return moves[move]
}

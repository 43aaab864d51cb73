import { OneOf } from '../words.ts'

/** to_sign → signed → sent → accepted | returned; to_sign → lapsed; to_sign, signed → closed with the approval (TRO-03). */
export const DEPARTURE_STATES = [
  ...(['to_sign', 'signed', 'sent', 'accepted'] as const),
  ...(['returned', 'lapsed', 'closed'] as const),
] as const
export type DepartureState = (typeof DEPARTURE_STATES)[number]
export const DepartureState = OneOf(DEPARTURE_STATES)

/** Everything that can happen to a departure. */
export const DEPARTURE_STEP_KINDS = [
  ...(['opened', 'signed', 'unsigned', 'sent', 'remade', 'accepted', 'returned'] as const),
  ...(['lapsed', 'closed', 'undo_asked', 'undo_refused', 'undone'] as const),
] as const
export type DepartureStepKind = (typeof DEPARTURE_STEP_KINDS)[number]
export const DepartureStepKind = OneOf(DEPARTURE_STEP_KINDS)

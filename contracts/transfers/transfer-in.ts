/** Where an arrival (外省转入) stands. */
export const ARRIVAL_STATES = [
  'unmatched',
  'under_review',
  'to_confirm',
  'confirmed',
  'rejected',
  'returned',
  'replaced',
] as const
export type ArrivalState = (typeof ARRIVAL_STATES)[number]

import type { StandingTransfer } from './transfer-out.store.ts'

/**
 * The subject of the next transfer-out of a 准考证. It has one application for each subject (APP-06), and may leave again after the
 * destination has sent it back or taken a part: the first is 「transfer」, the one after it 「transfer.2」.
 */
export function nextSubject(standing: readonly StandingTransfer[]): string {
  const approved = standing.filter(({ state }) => state === 'approved').length
  return approved === 0 ? 'transfer' : `transfer.${approved + 1}`
}

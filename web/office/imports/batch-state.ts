import type { ImportBatchView } from '#contracts/office/imports.ts'

/** Whether the worker is processing the batch, so that its state will change without a user. */
export function isMoving(state: string): boolean {
  return ['uploaded', 'checking', 'applying', 'rolling_back'].includes(state)
}

/**
 * Whether applying the batch failed (IMP-01). Such a batch is back in `checked` with the reason and can only be
 * discarded.
 */
export function isNotApplied({ state, fault }: ImportBatchView): boolean {
  return state === 'checked' && fault !== undefined
}

/** Whether it is known how many rows are faulty: a check that still runs, or that an officer ended, has judged none. */
export function isJudged({ state, rowsFaulty }: Pick<ImportBatchView, 'state' | 'rowsFaulty'>): boolean {
  if (state === 'discarded') return rowsFaulty > 0
  return !['uploaded', 'checking', 'unreadable', 'unassigned'].includes(state)
}

/** Whether the batch can be applied. */
export function isReady(batch: ImportBatchView): boolean {
  const { state, rowsFaulty, entryOf } = batch
  return state === 'checked' && rowsFaulty === 0 && !isNotApplied(batch) && entryOf === undefined
}

/** Whether some rows are faulty, so that they can be set aside, and others sound (IMP-04). */
export function hasRowsToSetAside({ state, rowsFaulty, rowsTotal }: ImportBatchView): boolean {
  return state === 'checked' && rowsFaulty > 0 && rowsFaulty < rowsTotal
}

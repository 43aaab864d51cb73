import type { ImportBatchView } from '#contracts/office/imports.ts'

/** Whether the worker is at the batch, so that its state changes by itself. */
export function isMoving(state: string): boolean {
  return ['uploaded', 'checking', 'applying', 'rolling_back'].includes(state)
}

/** IMP-01: it was to be applied and was not: it is checked again, with the reason, and can only be put aside. */
export function isNotApplied({ state, fault }: ImportBatchView): boolean {
  return state === 'checked' && fault !== undefined
}

/** Whether nothing stands in the way of applying it. */
export function isReady(batch: ImportBatchView): boolean {
  return batch.state === 'checked' && batch.rowsFaulty === 0 && !isNotApplied(batch)
}

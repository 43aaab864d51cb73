/** Whether the worker is at the batch, so that its state changes by itself. */
export function isMoving(state: string): boolean {
  return ['uploaded', 'checking', 'applying', 'rolling_back'].includes(state)
}

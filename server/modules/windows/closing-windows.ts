import type { ServiceCode } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import { listWindows } from './window.store.ts'

/** Whose window ends soon: a service, for one school or for all. */
export interface ClosingWindow {
  service: ServiceCode
  schoolId: string | undefined
}

/** Lists the windows that are open at an instant and closed at a later one. */
export async function closingWindows(
  tx: Tx,
  { at, until }: { at: Date; until: Date },
): Promise<ClosingWindow[]> {
  const windows = await listWindows(tx, at)
  return windows
    .filter(({ opensAt, closesAt }) => opensAt <= at && at < closesAt && closesAt <= until)
    .map(({ service, schoolId }) => ({ service, schoolId }))
}

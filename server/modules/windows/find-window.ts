import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import { type PickedWindow, pickWindow } from '#rulebook/windows/pick-window.ts'
import { listWindows } from './window.store.ts'

/** The window that counts for a school's candidates at an instant, and its id. */
export type ServiceWindow = PickedWindow & { id: string }

/** APP-05: what the home page promises and what filing checks is one rule; undefined: there never was a window. */
export async function findServiceWindow(
  tx: Tx,
  asked: { service: ServiceName; schoolId: string; at: Date },
): Promise<ServiceWindow | undefined> {
  const windowOf = await readServiceWindows(tx, asked.at)
  return windowOf(asked)
}

/** The same for whoever asks about several services or schools: the windows are read once. */
export async function readServiceWindows(
  tx: Tx,
  at: Date,
): Promise<(asked: { service: ServiceName; schoolId: string }) => ServiceWindow | undefined> {
  const windows = await listWindows(tx, at)
  return (asked) => {
    const picked = pickWindow(windows, { ...asked, at })
    const stored = windows.find((window) => window === picked?.window)
    return picked && stored ? { ...picked, id: stored.id } : undefined
  }
}

import type { ServiceCode } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import { type PickedWindow, pickWindow } from '#rulebook/windows/pick-window.ts'
import { listWindows } from './window.store.ts'

/** The window that applies to a school's candidates at an instant, with its id. */
export type ServiceWindow = PickedWindow & { id: string }

/**
 * APP-05: finds the window that applies; undefined when there never was one. The home page and filing both use this
 * function, so that the page promises what filing allows.
 */
export async function findServiceWindow(
  tx: Tx,
  asked: { service: ServiceCode; schoolId: string; at: Date },
): Promise<ServiceWindow | undefined> {
  const windowOf = await readServiceWindows(tx, asked.at)
  return windowOf(asked)
}

/** Answers the window of a service and school. */
export type WindowOf = (asked: { service: ServiceCode; schoolId: string }) => ServiceWindow | undefined

/**
 * Reads the windows once and returns a function that finds the window of a service and school, for callers with several
 * of them.
 */
export async function readServiceWindows(tx: Tx, at: Date): Promise<WindowOf> {
  const windows = await listWindows(tx, at)
  return (asked) => {
    const picked = pickWindow(windows, { ...asked, at })
    const stored = windows.find((window) => window === picked?.window)
    return picked && stored ? { ...picked, id: stored.id } : undefined
  }
}

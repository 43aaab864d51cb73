import type { ServiceCode } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import { ask, type Question } from '#platform/db/question.ts'
import { type PickedWindow, pickWindow } from '#rulebook/windows/pick-window.ts'
import {
  listWindows,
  type StoredWindow,
  type WindowRow,
  type WindowsAsked,
  windowsConcerning,
} from './window.store.ts'

/** The window that applies to a school's candidates at an instant, with its id. */
export type ServiceWindow = PickedWindow & { id: string }

/** Answers the window of one of the services that were asked for; undefined when there never was one. */
type WindowOfService = (service: ServiceCode) => ServiceWindow | undefined

/**
 * APP-05: asks for the windows of some services and a school, and answers the one that applies. The home page and filing both use this
 * rule, so that the page promises what filing allows.
 */
export function windowsOfSchool(asked: WindowsAsked): Question<WindowRow, WindowOfService> {
  const { rows, answer } = windowsConcerning(asked)
  return { rows, answer: (found) => pickFrom(answer(found), asked) }
}

/** Finds the window of a service that applies. */
export async function findServiceWindow(
  tx: Tx,
  { service, ...asked }: { service: ServiceCode; schoolId: string; at: Date },
): Promise<ServiceWindow | undefined> {
  const windowOf = await ask(tx, windowsOfSchool({ services: [service], ...asked }))
  return windowOf(service)
}

/** Answers the window of a service and school. */
type WindowOf = (asked: { service: ServiceCode; schoolId: string }) => ServiceWindow | undefined

/** Reads the windows of all services and schools once, for callers with several of them. */
export async function readServiceWindows(tx: Tx, at: Date): Promise<WindowOf> {
  const windows = await listWindows(tx, at)
  return ({ service, schoolId }) => pickFrom(windows, { schoolId, at })(service)
}

function pickFrom(
  windows: readonly StoredWindow[],
  { schoolId, at }: { schoolId: string; at: Date },
): WindowOfService {
  return (service) => {
    const picked = pickWindow(windows, { service, schoolId, at })
    const stored = windows.find((window) => window === picked?.window)
    return picked && stored ? { ...picked, id: stored.id } : undefined
  }
}

import { type BusinessWindow, servicesAt, type WindowState } from './window.ts'

/** Which window of which school's candidates is asked for, and when. */
export interface WindowQuestion {
  service: string
  schoolId: string
  at: Date
}

/** The window that counts, and what it is at that instant. */
export interface PickedWindow {
  state: WindowState
  window: BusinessWindow
}

/**
 * The one window of a service that a candidate of that school is told about: the open one (of several the one
 * that closes last), else the next to open, else the last that closed; undefined when there never was one. The
 * school's own window of a round takes precedence over the general one, by the same rule as on the home page
 * (WIN-01, HOM-03, HOM-04): what the page promises and what filing checks cannot differ.
 */
export function pickWindow(
  windows: readonly BusinessWindow[],
  { service, schoolId, at }: WindowQuestion,
): PickedWindow | undefined {
  const ofService = windows.filter((window) => window.service === service)
  const { open, notOpen } = servicesAt(ofService, { schoolId, at })
  const [now, later] = [open[0]?.window, notOpen[0]]
  if (now) return { state: 'open', window: now }
  if (later?.next) return { state: 'upcoming', window: later.next }
  return later?.lastClosed && { state: 'closed', window: later.lastClosed }
}

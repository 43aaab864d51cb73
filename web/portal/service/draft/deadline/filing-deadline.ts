import type { DraftView, servicePage } from '#contracts/applications.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'

/** Until when a draft can be submitted. */
export interface FilingDeadline {
  kind: 'window' | 'amendment'
  isOpen: boolean
  /** Absent: no window was ever announced. */
  until: string | undefined
}

/**
 * APP-05, REV-10: finds the deadline of a draft. The answer to a 补正 has one of its own, and can be submitted until then although the
 * window has closed. Undefined while the page was asked for before the 补正.
 */
export function filingDeadline(
  { window, applications }: Pick<ReplyOf<typeof servicePage>, 'window' | 'applications'>,
  correction: DraftView['correction'],
): FilingDeadline | undefined {
  if (correction?.state !== 'amending')
    return { kind: 'window', isOpen: window?.state === 'open', until: window?.closesAt }
  const amendment = applications.find(({ id }) => id === correction.applicationId)?.amendment
  return amendment && { kind: 'amendment', isOpen: !amendment.isOver, until: amendment.until }
}

/** APP-05: whether a window that was still to come has opened since the page was asked for; `now` is by the server's clock. */
export function hasOpened(window: ReplyOf<typeof servicePage>['window'], now: number): boolean {
  return window?.state === 'upcoming' && Date.parse(window.opensAt) <= now
}

/** APP-05: when a service opens next, in words: the window to come, else what staff announced about it. */
export function nextOpening(window: ReplyOf<typeof servicePage>['window']): string | undefined {
  return window?.state === 'upcoming' ? formatInstant(new Date(window.opensAt)) : window?.nextExpected
}

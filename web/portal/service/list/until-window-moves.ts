import { untilChange } from '../../services/until-change.ts'
import type { Page } from './window-words.ts'

/** APP-01, HOM-04: whoever waits on a page of a service for its opening need not ask for the page anew. */
export function untilWindowMoves({ window, serverTime }: Page): number | false {
  if (window === undefined) return false
  const { state } = window
  return untilChange({
    open: state === 'open' ? [window] : [],
    notOpen: state === 'upcoming' ? [window] : [],
    serverTime,
  })
}

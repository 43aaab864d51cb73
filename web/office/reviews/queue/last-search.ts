import type { QueueView } from './queue-view.ts'

const KEY = 'kaoji-queue-search'

/**
 * What an officer last searched a queue for in this tab, so that a reload and the way back show the same (REV-01). No address holds it, for
 * servers log addresses; the tab forgets it when it is closed, at sign-out, and when somebody else asks.
 */
export const lastSearch = {
  keep(by: string, q: string): void {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ by, q }))
    } catch {
      // A browser that keeps nothing shows the whole list after a reload, under an address that says so.
    }
  },
  of(by: string, { isSearched }: QueueView): string {
    if (!isSearched) return ''
    const kept = read()
    if (kept?.by === by) return kept.q
    lastSearch.forget()
    return ''
  },
  forget(): void {
    try {
      sessionStorage.removeItem(KEY)
    } catch {
      // Nothing was kept.
    }
  },
}

function read(): { by: string; q: string } | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

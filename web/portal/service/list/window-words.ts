import type { servicePage } from '#contracts/applications.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant, timeLeftWords } from '#rulebook/beijing-time.ts'
import type { Tone } from '#web/ui/status-badge.tsx'
import { applicationsTexts as texts } from './applications.texts.ts'

export type Page = ReplyOf<typeof servicePage>
type Window = NonNullable<Page['window']>

/** The badge that says whether the service is open. */
export function windowBadge(window: Window | undefined): { tone: Tone; word: string } {
  if (window?.state === 'open') return { tone: 'approval', word: texts.open }
  return { tone: 'quiet', word: window?.state === 'upcoming' ? texts.upcoming : texts.closed }
}

/** Says when the service is open, line by line. The time left is counted by the server's clock. */
export function windowWords({ window, serverTime }: Pick<Page, 'window' | 'serverTime'>): string[] {
  if (window === undefined) return [texts.noWindow]
  const next = window.nextExpected === undefined ? [] : [texts.nextExpected(window.nextExpected)]
  const left = timeLeftWords(Date.parse(window.closesAt) - Date.parse(serverTime))
  switch (window.state) {
    case 'open':
      return [texts.round(window.round), texts.openUntil(instant(window.closesAt), left)]
    case 'upcoming':
      return [texts.round(window.round), texts.opensAt(instant(window.opensAt))]
    case 'closed':
      return [texts.closedAt(instant(window.closesAt)), ...next]
    default:
      return window.state satisfies never
  }
}

function instant(iso: string): string {
  return formatInstant(new Date(iso))
}

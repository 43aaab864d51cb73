import { formatInstant } from '#rulebook/beijing-time.ts'
import { windowStateAt } from '#rulebook/windows/window.ts'
import { windowsTexts as texts } from './windows.texts.ts'

interface Previewed {
  opensAt: Date | undefined
  closesAt: Date | undefined
  nextExpected: string
  now: Date
}

/** What the candidate's home will say of a window, now and at each of its ends (WIN-01, HOM-03, HOM-04). */
export function previewWords({ opensAt, closesAt, nextExpected, now }: Previewed): string[] {
  if (!opensAt || !closesAt || closesAt <= opensAt) return [texts.inOrder]
  const [opens, closes] = [formatInstant(opensAt), formatInstant(closesAt)]
  const next = nextExpected === '' ? [] : [texts.nextWords(nextExpected)]
  const lines = [
    { state: 'upcoming', at: texts.previewNow, words: texts.opensAtWords(opens) },
    { state: 'open', at: texts.from(opens), words: texts.closesAtWords(closes) },
    {
      state: 'closed',
      at: texts.from(closes),
      words: [texts.closedAtWords(closes), ...next].join(texts.comma),
    },
  ]
  const window = { service: '', schoolId: undefined, opensAt, closesAt, round: '', nextExpected: undefined }
  const first = lines.findIndex(({ state }) => state === windowStateAt(window, now))
  return lines
    .slice(first)
    .map(({ at, words }, place) => texts.previewLine(place === 0 ? texts.previewNow : at, words))
}

import { expect, test } from 'vitest'
import { evidenceTexts } from '../evidence/evidence.texts.ts'
import { phoneLinkTexts } from '../evidence/phone/phone-link.texts.ts'
import { graduationTexts } from '../graduation/graduation.texts.ts'
import { homeTexts } from '../home/home.texts.ts'
import { ordersTexts } from '../orders/orders.texts.ts'
import { scoresTexts } from '../scores/scores.texts.ts'
import { applicationsTexts } from '../service/list/applications.texts.ts'
import { supplementsTexts } from '../supplements/supplements.texts.ts'
import { transferInTexts } from '../transfer-in/transfer-in.texts.ts'
import { shellTexts } from './shell.texts.ts'

const rooms: Record<string, object> = {
  ...{ home: homeTexts, orders: ordersTexts, scores: scoresTexts, applications: applicationsTexts },
  ...{ supplements: supplementsTexts, arrivals: transferInTexts, evidence: evidenceTexts },
  ...{ phone: phoneLinkTexts, shell: shellTexts, requirements: graduationTexts.scores },
}

/** What only looks like a pair: both are seen, each in its own place. */
const SEEN = new Set(['arrivals timeOf', 'evidence addOf'])

/** Every button with a longer name for screen readers: its words, and beside them the name that is made of a title. */
const pairs = Object.entries(rooms).flatMap(([room, texts]) =>
  Object.entries(texts).flatMap(([key, name]) => {
    const words: unknown = key.endsWith('Of') ? texts[key.slice(0, -2) as keyof typeof texts] : undefined
    return typeof name === 'function' && typeof words === 'string' && !SEEN.has(`${room} ${key}`)
      ? [[`${room} ${key}`, words, String(name('某项'))] as const]
      : []
  }),
)

// Who speaks to the page says the words that are seen (WCAG 2.5.3).
test.each(pairs)('UX-01 the name of a button has the words that are on it: %s', (_, words, name) => {
  expect(name).toContain(words)
})

test('UX-01 the pairs of words and names are found', () => {
  expect(pairs.length).toBeGreaterThan(15)
})

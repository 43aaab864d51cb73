import type { reviewQueues } from '#contracts/office-queues.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { SERVICES } from '#contracts/services.ts'
import { timeLeftWords } from '#rulebook/beijing-time.ts'
import { Instant } from '../ui-instant.tsx'
import { reviewsTexts as texts } from './reviews.texts.ts'

/** REV-01: how many wait at each level, since when, and how many of them are one's own. */
export function QueueCards({ queues }: ReplyOf<typeof reviewQueues>) {
  return (
    <ul className="kj-queues">
      {queues.map(({ service, level, waiting, more, oldestAt, held }) => (
        <li key={`${service} ${level}`} className="kj-card">
          <h2>
            {SERVICES[service].title} · {texts.level[level]}
          </h2>
          <p className="kj-strong">{texts.waiting(waiting, more)}</p>
          {oldestAt && (
            <p className="kj-soft">
              {texts.oldest} <Instant at={oldestAt} />{' '}
              {texts.waited(timeLeftWords(Date.now() - new Date(oldestAt).getTime()))}
            </p>
          )}
          {held > 0 && <p className="kj-soft">{texts.held(held)}</p>}
        </li>
      ))}
    </ul>
  )
}

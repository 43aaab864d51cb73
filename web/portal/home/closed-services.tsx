import type { OpenServices } from '#contracts/portal.ts'
import { SERVICES } from '#contracts/services.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { homeTexts as texts } from './home.texts.ts'

type Closed = OpenServices['notOpen']

/** Lists the closed services, with when each closed and when it is expected to open next (HOM-04). */
export function ClosedServices({ notOpen, waits }: { notOpen: Closed; waits: boolean }) {
  if (notOpen.length === 0) return <p className="kj-soft">{texts.closedEmpty}</p>
  return (
    <ul className="kj-services">
      {notOpen.map((closed) => (
        <li key={closed.service}>
          <div>
            <h3>{SERVICES[closed.service].title}</h3>
            <p className="kj-soft">{whenWords(closed)}</p>
            {/* A transfer that has arrived can be confirmed at any time: 未开放 would deny what the list above asks for. */}
            {waits && closed.service === 'transfer-in' && <p>{texts.closedButWaits}</p>}
          </div>
          <StatusBadge tone="quiet" word={texts.closedWord} />
        </li>
      ))}
    </ul>
  )
}

function whenWords({ opensAt, closedAt, nextExpected }: Closed[number]): string {
  const known = [
    closedAt !== undefined && texts.closedAt(formatInstant(new Date(closedAt))),
    opensAt !== undefined && texts.opensAt(formatInstant(new Date(opensAt))),
    nextExpected !== undefined && opensAt === undefined && texts.nextExpected(nextExpected),
  ].filter((words) => words !== false)
  return known.length > 0 ? known.join(texts.comma) : texts.unknown
}

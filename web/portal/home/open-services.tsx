import { Button } from '@mantine/core'
import type { OpenServices as Lists } from '#contracts/portal.ts'
import { isServiceName, SERVICES, type ServiceCode } from '#contracts/services.ts'
import { formatInstant, timeLeftWords } from '#rulebook/beijing-time.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { findService } from '../services/service-list.ts'
import { Link } from '../shell/link.tsx'
import { homeTexts as texts } from './home.texts.ts'

/** Lists the open services with closing time and time left, the one that closes first on top (HOM-03). */
export function OpenServices({ open, serverTime }: Pick<Lists, 'open' | 'serverTime'>) {
  if (open.length === 0) return <EmptyState title={texts.openEmpty}>{texts.openEmptyHelp}</EmptyState>
  const now = Date.parse(serverTime)
  const byClosing = open.toSorted((one, other) => one.closesAt.localeCompare(other.closesAt))
  return (
    <ul className="kj-services">
      {byClosing.map(({ service, round, closesAt }) => (
        <li key={service + round}>
          <div>
            <h3>{SERVICES[service].title}</h3>
            <p className="kj-soft">{round}</p>
            <p>{texts.closesAt(formatInstant(new Date(closesAt)))}</p>
          </div>
          <TimeLeft milliseconds={Date.parse(closesAt) - now} />
          <ServiceLink service={service} />
        </li>
      ))}
    </ul>
  )
}

const SOON_MS = 3 * 24 * 3600_000

/** Shows amber only when little time is left: a window that stays open for a week is no alarm. */
function TimeLeft({ milliseconds }: { milliseconds: number }) {
  return (
    <StatusBadge
      tone={milliseconds < SOON_MS ? 'must' : 'going'}
      word={texts.left(timeLeftWords(milliseconds))}
    />
  )
}

function ServiceLink({ service }: { service: ServiceCode }) {
  const entry = findService(service)
  if (entry === undefined) return null
  // A service with online filing has its own page, even where the menu groups it with others.
  const slug = isServiceName(service) ? service : entry.slug
  return (
    <Button
      variant="default"
      aria-label={texts.viewService(SERVICES[service].title)}
      renderRoot={(props) => <Link {...props} to="/services/$service" params={{ service: slug }} />}
    >
      {texts.view}
    </Button>
  )
}

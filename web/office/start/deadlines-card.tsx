import { listWindows } from '#contracts/office/administration.ts'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useSession } from '../session.ts'
import { OfficeLink } from '../shell/office-link.tsx'
import { Instant } from '../ui-instant.tsx'
import { windowName } from '../windows/shown-window.ts'
import { deadlinesOf, windowsFor } from './deadlines.ts'
import { startTexts as texts } from './start.texts.ts'

/** When the business that is open closes, and what opens soon; nothing while nothing is near. */
export function DeadlinesCard() {
  const { data } = useReply(listWindows)
  const { roles = [] } = useSession()
  const schools = roles.flatMap(({ schoolName }) => schoolName ?? [])
  const counting = windowsFor(schools.length < roles.length ? undefined : schools, data?.windows ?? [])
  const deadlines = deadlinesOf(counting, new Date())
  if (deadlines.length === 0) return null
  return (
    <SectionCard title={texts.deadlines} aside={<OfficeLink to="/windows">{texts.allWindows}</OfficeLink>}>
      <ul className="kj-deadlines">
        {deadlines.map(({ window, kind, at, days }) => (
          <li key={window.id}>
            <span>{windowName(window)}</span>
            <span className="kj-soft">
              {texts[kind]} <Instant at={at.toISOString()} />
            </span>
            <strong>{texts.inDays(days)}</strong>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}

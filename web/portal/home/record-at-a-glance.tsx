import type { portalHome } from '#contracts/home/portal-home.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useSession } from '../session.ts'
import { DegreeGlance } from './degree-glance.tsx'
import { homeTexts as texts } from './home.texts.ts'
import { LastSignIn } from './last-sign-in.tsx'

/** Shows the active 准考证 with its school, its major and the progress to graduation (HOM-05). */
export function RecordAtAGlance({ home }: { home: ReplyOf<typeof portalHome> | undefined }) {
  const { tickets, activeTicketId } = useSession()
  const active = tickets?.find(({ id }) => id === activeTicketId)
  if (active === undefined) return null
  return (
    <SectionCard title={texts.record}>
      <dl className="kj-facts">
        <dt>{texts.ticketNo}</dt>
        <dd>{active.ticketNo}</dd>
        <dt>{texts.school}</dt>
        <dd>{active.schoolName}</dd>
        <dt>{texts.major}</dt>
        <dd>
          {active.majorName} {active.majorCode} · {active.level}
        </dd>
        <dt>{texts.state}</dt>
        <dd>{active.state}</dd>
        <DegreeGlance glance={home?.degree} />
        <LastSignIn home={home} />
      </dl>
    </SectionCard>
  )
}

import { portalHome } from '#contracts/home/portal-home.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useRenewedReply } from '#web/client/renewed/use-renewed-reply.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { untilChange } from '../services/until-change.ts'
import { useActiveTicket, useSession } from '../session.ts'
import { Link } from '../shell/link.tsx'
import { ActionNeeded } from './action-needed.tsx'
import { ClosedServices } from './closed-services.tsx'
import { homeTexts as texts } from './home.texts.ts'
import { OpenServices } from './open-services.tsx'
import { QuickEntries } from './quick-entries.tsx'
import { RecordAtAGlance } from './record-at-a-glance.tsx'
import './home.css'

/** The home page; what the person can do now comes first (HOM-01 to HOM-07). */
export function HomePage() {
  const { name = '', unreadMessages = 0 } = useSession()
  // A page that stays open, also behind another, asks again when the next service opens or closes.
  const home = useRenewedReply(portalHome, useActiveTicket(), ({ services }) => untilChange(services))
  return (
    <>
      <PageTitle title={texts.title} lead={texts.greeting(name)} />
      {unreadMessages > 0 && (
        <Notice tone="going">
          {texts.unreadSome(unreadMessages)} <Link to="/messages">{texts.readThem}</Link>
        </Notice>
      )}
      {/* Nothing is drawn while it loads: content would jump away under the thumb. */}
      {home.isPending ? (
        <Skeleton rows={8} />
      ) : (
        <>
          {home.data && <ActionNeeded things={home.data.things} />}
          <QuickEntries />
          <Loaded reply={home}>{(reply) => <Services home={reply} />}</Loaded>
          <RecordAtAGlance home={home.data} />
        </>
      )}
    </>
  )
}

/**
 * Draws what the page has asked for. It asks nothing itself: a second asker that comes and goes with the page's skeleton would
 * ask again after each failure, without end.
 */
function Services({ home: { services, things } }: { home: ReplyOf<typeof portalHome> }) {
  const { open, notOpen, barred, serverTime } = services
  return (
    <>
      <SectionCard title={texts.open}>
        {barred === undefined ? (
          <OpenServices open={open} serverTime={serverTime} />
        ) : (
          <EmptyState title={barred}>{texts.barredHelp}</EmptyState>
        )}
      </SectionCard>
      <SectionCard title={texts.closed}>
        <ClosedServices notOpen={notOpen} waits={things.some(({ kind }) => kind === 'to_confirm')} />
      </SectionCard>
    </>
  )
}

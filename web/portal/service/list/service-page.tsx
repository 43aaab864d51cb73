import type { ReactNode } from 'react'
import { servicePage } from '#contracts/applications.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useRenewedReply } from '#web/client/renewed/use-renewed-reply.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useActiveTicket } from '../../session.ts'
import { useService } from '../use-service.tsx'
import { applicationsTexts as texts } from './applications.texts.ts'
import { HelpCard } from './help-card.tsx'
import { OwnApplications } from './own-applications.tsx'
import { StartCard } from './start-card.tsx'
import { untilWindowMoves } from './until-window-moves.ts'
import './applications.css'

/** The page of a service: its window, its conditions, and the state of each application (APP-01). */
export function ServicePage() {
  const { service, title, texts: own } = useService()
  const page = useRenewedReply(servicePage, { params: { service }, ...useActiveTicket() }, untilWindowMoves)
  return (
    <>
      <PageTitle title={title} lead={own.lead} />
      <Loaded reply={page} rows={5}>
        {(reply) => (
          <InOrder
            isOwnFirst={reply.applications.some(({ can }) => can.refile || can.amend)}
            own={
              <SectionCard title={texts.own}>
                <OwnApplications applications={reply.applications} />
              </SectionCard>
            }
            start={<StartCard page={reply} />}
          />
        )}
      </Loaded>
      <HelpCard />
    </>
  )
}

interface InOrderProps {
  isOwnFirst: boolean
  own: ReactNode
  start: ReactNode
}

/** What waits for its owner stands above 「立即申请」: who was rejected begins nothing anew by mistake (APP-04). */
function InOrder({ isOwnFirst, own, start }: InOrderProps) {
  return isOwnFirst ? (
    <>
      {own}
      {start}
    </>
  ) : (
    <>
      {start}
      {own}
    </>
  )
}

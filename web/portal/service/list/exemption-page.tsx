import { servicePage } from '#contracts/applications.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useActiveTicket } from '../../session.ts'
import { applicationsTexts as texts } from './applications.texts.ts'
import { HelpCard } from './help-card.tsx'
import { OwnApplications } from './own-applications.tsx'
import { StartCard } from './start-card.tsx'
import './applications.css'

/** APP-01 申请免考: when, under which conditions, and what became of what was applied for. */
export function ExemptionPage() {
  const page = useReply(servicePage, { params: { service: 'exemption' }, ...useActiveTicket() })
  return (
    <>
      <PageTitle title={texts.exemption} lead={texts.exemptionLead} />
      <Loaded reply={page} rows={5}>
        {(reply) => (
          <>
            <StartCard page={reply} />
            <SectionCard title={texts.own}>
              <OwnApplications applications={reply.applications} />
            </SectionCard>
          </>
        )}
      </Loaded>
      <HelpCard />
    </>
  )
}

import { IconChevronLeft } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { oneApplication } from '#contracts/applications.ts'
import { feeOfApplication } from '#contracts/payments/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { FeeCard } from '../../orders/fee-card.tsx'
import { useActiveTicket } from '../../session.ts'
import { Link } from '../../shell/link.tsx'
import { ApplicationBadge } from '../list/application-badge.tsx'
import { useService } from '../use-service.tsx'
import { ApplicationActs } from './application-acts.tsx'
import { detailsTexts as texts } from './details.texts.ts'
import { FaultNotice } from './fault-notice.tsx'
import { FiledContent } from './filed-content.tsx'
import { isMissing, MissingPage } from './missing-page.tsx'
import { NextWords } from './next-words.tsx'
import { Timeline } from './timeline.tsx'
import '../list/applications.css'
import './details.css'

type Details = ReplyOf<typeof oneApplication>

/**
 * One application: its state and the reason, the possible acts, the filed content and the timeline (APP-03, APP-04,
 * APP-07).
 */
export function ApplicationPage() {
  const { application: id } = useParams({ from: '/shell/services/$service/filed/applications/$application' })
  const reply = useReply(oneApplication, { params: { id }, ...useActiveTicket() })
  const application = reply.data?.application
  const fee = useReply(feeOfApplication, { params: { id } })
  const { Beside } = useService()
  if (isMissing(reply.error)) return <MissingPage error={reply.error} />
  return (
    <>
      <BackLink />
      <PageTitle
        title={application?.title ?? texts.application}
        aside={application && <ApplicationBadge application={application} />}
      />
      <Loaded reply={reply} rows={6}>
        {(details) => (
          <>
            <Faults details={details} />
            <ApplicationActs application={details.application} />
            {Beside && <Beside application={details.application} />}
            <FeeCard applicationId={details.application.id} />
            <NextWords words={details.next} />
            <SectionCard title={texts.timeline}>
              <Timeline steps={details.steps} paidAt={fee.data?.fee?.payment?.paidAt} />
            </SectionCard>
            <FiledContent filed={details.filed} />
            <Receipt details={details} />
          </>
        )}
      </Loaded>
    </>
  )
}

/** Links back to the list of applications. */
function BackLink() {
  const { service, title } = useService()
  return (
    <Link className="kj-link kj-back kj-no-print" to="/services/$service" params={{ service }}>
      <IconChevronLeft size="1.1em" aria-hidden />
      {texts.toService(title)}
    </Link>
  )
}

function Faults({ details }: { details: Details }) {
  const asked = lastFaults(details)
  if (asked === undefined) return null
  return <FaultNotice title={faultTitle(details)} faults={asked.faults} note={asked.note} />
}

/**
 * Finds the step with the current faults: the last rejection or request to amend, while the application is in that
 * state (REV-10).
 */
function lastFaults({ application, steps }: Details) {
  const kind = ({ rejected: 'rejected', amending: 'amendment_asked' } as Record<string, string>)[
    application.state
  ]
  return kind === undefined ? undefined : steps.findLast((step) => step.kind === kind)
}

function faultTitle({ application: { amendment } }: Details): string {
  if (!amendment) return texts.faults
  const until = formatInstant(new Date(amendment.until))
  return amendment.isOver ? texts.amendmentOver(until) : texts.amendment(until)
}

function Receipt({ details }: { details: Details }) {
  const { application, receiptNo, filingId } = details
  return (
    <SectionCard title={texts.receipt}>
      <dl className="kj-facts">
        <dt>{texts.receiptNo}</dt>
        <dd>{receiptNo}</dd>
        <dt>{texts.filedAt}</dt>
        <dd>{formatInstant(new Date(application.filedAt))}</dd>
        <dt>{texts.revision}</dt>
        <dd>{texts.revisionWords(application.revision)}</dd>
      </dl>
      <Link
        className="kj-link"
        to="/services/$service/filings/$filing"
        params={{ service: application.service, filing: filingId }}
      >
        {texts.toReceipt}
      </Link>
    </SectionCard>
  )
}

import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { filingReceipt, oneFiling } from '#contracts/applications.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useActiveTicket } from '../../session.ts'
import { Link } from '../../shell/link.tsx'
import { OwnApplications } from '../list/own-applications.tsx'
import { detailsTexts as texts } from './details.texts.ts'
import { isMissing, MissingPage } from './missing-page.tsx'
import { NextWords } from './next-words.tsx'
import '../list/applications.css'
import './details.css'

/** Confirms a filing: what was filed, under which number, and what happens next (APP-01, APP-08). */
export function FilingPage() {
  const { filing: id } = useParams({ from: '/shell/services/$service/filed/filings/$filing' })
  const ticket = useActiveTicket()
  const reply = useReply(oneFiling, { params: { id }, ...ticket })
  if (isMissing(reply.error)) return <MissingPage error={reply.error} />
  return (
    <>
      <PageTitle title={reply.data === undefined ? texts.filing : texts.filed} />
      <Loaded reply={reply} rows={6}>
        {(filing) => (
          <>
            <Notice tone="approval">
              <p className="kj-strong">
                {texts.receiptNo} {filing.receiptNo}
              </p>
              <p>{texts.keepNo}</p>
              <div className="kj-no-print">
                <FileButton contract={filingReceipt} input={[{ params: { id: filing.id }, ...ticket }]}>
                  {texts.download}
                </FileButton>
              </div>
            </Notice>
            <NextWords words={filing.next} />
            {filing.school.website !== undefined && (
              <p>
                {texts.schoolNotices(filing.school.name)}
                <a href={filing.school.website} target="_blank" rel="noreferrer">
                  {filing.school.website}
                </a>
              </p>
            )}
            <SectionCard title={texts.applications}>
              <OwnApplications applications={filing.applications} />
            </SectionCard>
            <SectionCard title={texts.receipt}>
              <dl className="kj-facts">
                <dt>{texts.receiptNo}</dt>
                <dd>{filing.receiptNo}</dd>
                <dt>{texts.filedAt}</dt>
                <dd>{formatInstant(new Date(filing.filedAt))}</dd>
                <dt>{texts.ticketNo}</dt>
                <dd>{filing.ticketNo}</dd>
              </dl>
              <details className="kj-after">
                <summary>{texts.digestMore}</summary>
                <p className="kj-digest">{filing.digest}</p>
                <p className="kj-small kj-soft">{texts.digestHelp}</p>
              </details>
            </SectionCard>
            <div className="kj-row kj-no-print">
              <Button
                renderRoot={(props) => (
                  <Link {...props} to="/services/$service" params={{ service: filing.service }} />
                )}
              >
                {texts.done}
              </Button>
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

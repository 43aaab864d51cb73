import type { QueueItem } from '#contracts/office/queues.ts'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { Notice } from '#web/ui/notice.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { OfficeLink } from '../../shell/office-link.tsx'
import { reviewAddress } from '../queue/queue-view.ts'
import { reviewTexts, reviewsTexts as texts } from '../reviews.texts.ts'
import { ADVICE_TONES } from '../state-tones.ts'
import type { ComparedItem } from './likeness.ts'

interface BulkPreviewProps {
  items: readonly QueueItem[]
  compared: readonly ComparedItem[]
  verdict: 'approve' | 'reject'
}

/**
 * Shows what the applications share, then each by name; at the last level also whose pictures were never opened
 * (REV-07).
 */
export function BulkPreview({ items, compared, verdict }: BulkPreviewProps) {
  const [shared] = compared
  const unopened = new Set(compared.filter((one) => one.isLast && one.unopened > 0).map(({ id }) => id))
  return (
    <>
      {shared && (
        <div className="kj-bulk-shared">
          <p>
            <StatusBadge
              tone={ADVICE_TONES[shared.advice.verdict]}
              word={reviewTexts.adviceWords[shared.advice.verdict] ?? shared.advice.verdict}
            />{' '}
            {texts.sharedEvidence(shared.evidenceTypes.map(credentialTypeName))}
          </p>
          {shared.advice.reasons.map(({ text }) => (
            <p key={text} className="kj-soft">
              {text}
            </p>
          ))}
        </div>
      )}
      {verdict === 'approve' && unopened.size > 0 && (
        <Notice tone="must">{texts.unopenedMany(unopened.size)}</Notice>
      )}
      <ul className="kj-bulk-list">
        {items.map(({ id, service, applicationNo, title, personName, ticketNo, revision }) => (
          <li key={id}>
            {texts.bulkLine([texts.noOf(applicationNo), personName, ticketNo, title])}{' '}
            {revision > 1 && <span className="kj-soft">{texts.again(revision)}</span>}{' '}
            {unopened.has(id) && (
              <OfficeLink to={reviewAddress({ service, id })}>{texts.openPictures}</OfficeLink>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

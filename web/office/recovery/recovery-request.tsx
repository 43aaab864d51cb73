import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Facts } from '../ui-facts.tsx'
import { Instant } from '../ui-instant.tsx'
import type { AskedRecovery } from './decide-recovery.tsx'
import { recoveryTexts as texts } from './recovery.texts.ts'
import { RecoveryActs } from './recovery-acts.tsx'

interface RecoveryRequestProps {
  request: AskedRecovery['request']
  onAsk: (asked: AskedRecovery) => void
}

/** Shows the claims of a request beside the record, and what officers have done with it (LOG-08, ACC-03). */
export function RecoveryRequest({ request, onAsk }: RecoveryRequestProps) {
  const { claimedName, matches, check, decision } = request
  return (
    <SectionCard title={claimedName}>
      <div className="kj-stack">
        <Notice tone={matches ? 'approval' : 'must'}>{matches ? texts.matches : texts.differs}</Notice>
        <Facts
          facts={[
            [texts.claimed, claimedName],
            [texts.onRecord, request.recordName ?? texts.notOnRecord],
            [texts.ticketNo, request.ticketNo],
            [texts.idNumber, request.idNumberMasked ?? texts.notOnRecord],
            [texts.contact, request.contact],
            [texts.phone, request.phoneMasked ?? texts.noPhone],
            [texts.at, <Instant key="at" at={request.createdAt} />],
            [texts.explanation, request.explanation, 'wide'],
            [texts.start, request.start?.by],
            ...(check ? [stepFact(texts.check, check)] : []),
            ...(decision ? [stepFact(texts.decided[request.state], decision)] : []),
            ...(decision?.isCodeUsed === undefined
              ? []
              : [[texts.codeState, decision.isCodeUsed ? texts.codeUsed : texts.codeUnused] as const]),
          ]}
        />
        {!decision && <RecoveryActs request={request} onAsk={onAsk} />}
      </div>
    </SectionCard>
  )
}

function stepFact(title: string, { by, at, note }: { by: string; at: string; note: string }) {
  return [
    title,
    <span key="step">
      {by} <Instant at={at} /> {note}
    </span>,
    'wide',
  ] as const
}

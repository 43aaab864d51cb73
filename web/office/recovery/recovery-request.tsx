import { Button } from '@mantine/core'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { Facts } from '../ui-facts.tsx'
import { Instant } from '../ui-instant.tsx'
import type { AskedRecovery } from './decide-recovery.tsx'
import { recoveryTexts as texts } from './recovery.texts.ts'

interface RecoveryRequestProps {
  request: AskedRecovery['request']
  onAsk: (asked: AskedRecovery) => void
}

/** Shows the claims of a request beside the record (LOG-08). */
export function RecoveryRequest({ request, onAsk }: RecoveryRequestProps) {
  const { claimedName, matches } = request
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
            [texts.at, <Instant key="at" at={request.createdAt} />],
            [texts.explanation, request.explanation, 'wide'],
          ]}
        />
        <div className="kj-row">
          <Button
            aria-label={`${texts.grant} ${claimedName}`}
            onClick={() => onAsk({ request, decision: 'grant' })}
          >
            {texts.grant}
          </Button>
          <Button
            variant="default"
            aria-label={`${texts.refuse} ${claimedName}`}
            onClick={() => onAsk({ request, decision: 'refuse' })}
          >
            {texts.refuse}
          </Button>
        </div>
      </div>
    </SectionCard>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { decideRecoveryRequest, listRecoveryRequests } from '#contracts/office-candidates.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { ActDialog } from '../ui-act-dialog.tsx'
import { Facts } from '../ui-facts.tsx'
import { Instant } from '../ui-instant.tsx'
import { recoveryTexts as texts } from './recovery.texts.ts'

interface RecoveryRequestProps {
  request: ReplyOf<typeof listRecoveryRequests>['requests'][number]
  onCode: (code: string) => void
}

/** LOG-08: what was claimed beside what is on record, and the decision with its evidence. */
export function RecoveryRequest({ request, onCode }: RecoveryRequestProps) {
  const [asked, setAsked] = useState<'grant' | 'refuse'>()
  const act = useAct(decideRecoveryRequest, [listRecoveryRequests])
  const { id, claimedName, matches } = request
  const isGrant = asked === 'grant'
  const decide = (note = '') =>
    asked &&
    act.mutateAsync({ params: { id }, body: { decision: asked, note } }).then(
      ({ code }) => code !== undefined && onCode(code),
      // The dialog shows why.
      () => undefined,
    )
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
          <Button aria-label={`${texts.grant} ${claimedName}`} onClick={() => setAsked('grant')}>
            {texts.grant}
          </Button>
          <Button
            variant="default"
            aria-label={`${texts.refuse} ${claimedName}`}
            onClick={() => setAsked('refuse')}
          >
            {texts.refuse}
          </Button>
        </div>
      </div>
      {asked && (
        <ActDialog
          title={isGrant ? texts.grantTitle(claimedName) : texts.refuseTitle(claimedName)}
          act={isGrant ? texts.grant : texts.refuse}
          danger={!isGrant || !matches}
          running={act}
          note={{ label: isGrant ? texts.evidence : texts.why, help: texts.noteHelp, min: 4 }}
          onCancel={() => setAsked(undefined)}
          onConfirm={(note) => void decide(note)}
        >
          {isGrant && <p>{matches ? texts.grantLead : texts.grantDiffers}</p>}
        </ActDialog>
      )}
    </SectionCard>
  )
}

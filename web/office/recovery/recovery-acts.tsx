import { Button } from '@mantine/core'
import { Notice } from '#web/ui/notice.tsx'
import type { AskedRecovery } from './decide-recovery.tsx'
import { recoveryTexts as texts } from './recovery.texts.ts'

interface RecoveryActsProps {
  request: AskedRecovery['request']
  onAsk: (asked: AskedRecovery) => void
}

/** What may be done with a request that waits: nobody decides on what they checked themselves (ACC-03). */
export function RecoveryActs({ request, onAsk }: RecoveryActsProps) {
  const { claimedName, check, recordName, start } = request
  const act = check ? texts.grant : texts.checked
  return (
    <>
      {check?.isOwn && <Notice tone="going">{texts.ownCheck}</Notice>}
      {start?.isOwn && <Notice tone="going">{texts.ownStart}</Notice>}
      <div className="kj-row">
        {recordName !== undefined && !check?.isOwn && !start?.isOwn && (
          <Button aria-label={`${act} ${claimedName}`} onClick={() => onAsk({ request, decision: 'grant' })}>
            {act}
          </Button>
        )}
        <Button
          variant="default"
          aria-label={`${texts.refuse} ${claimedName}`}
          onClick={() => onAsk({ request, decision: 'refuse' })}
        >
          {texts.refuse}
        </Button>
      </div>
    </>
  )
}

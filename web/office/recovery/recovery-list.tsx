import { Button } from '@mantine/core'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { AskedRecovery } from './decide-recovery.tsx'
import { recoveryTexts as texts } from './recovery.texts.ts'
import { RecoveryRequest } from './recovery-request.tsx'

interface RecoveryListProps {
  list: keyof typeof texts.none
  requests: readonly AskedRecovery['request'][]
  isLater: boolean
  hasMore: boolean
  onAsk: (asked: AskedRecovery) => void
  /** Shows what follows that request, or the list's beginning. */
  onTurn: (after: string | undefined) => void
}

/** One page of a list of requests. */
export function RecoveryList({ list, requests, isLater, hasMore, onAsk, onTurn }: RecoveryListProps) {
  return (
    <>
      {requests.length === 0 && <EmptyState title={texts.none[list]}>{texts.noneLead[list]}</EmptyState>}
      {requests.map((request) => (
        <RecoveryRequest key={request.id} request={request} onAsk={onAsk} />
      ))}
      <div className="kj-row">
        {isLater && (
          <Button variant="default" onClick={() => onTurn(undefined)}>
            {texts.first}
          </Button>
        )}
        {hasMore && (
          <Button variant="default" onClick={() => onTurn(requests.at(-1)?.id)}>
            {texts.more}
          </Button>
        )}
      </div>
    </>
  )
}

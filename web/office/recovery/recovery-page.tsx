import { useState } from 'react'
import { listRecoveryRequests } from '#contracts/office/candidates.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SecretOnce } from '../ui-secret-once.tsx'
import { type AskedRecovery, DecideRecovery } from './decide-recovery.tsx'
import { recoveryTexts as texts } from './recovery.texts.ts'
import { RecoveryRequest } from './recovery-request.tsx'

interface Granted {
  code: string
  name: string
  contact: string
}

/** Requests to recover a password without the phone (LOG-08). Staff hand over a code and never choose a password. */
export function RecoveryPage() {
  const reply = useReply(listRecoveryRequests)
  // Each code stays until the person hides it, because it cannot be shown again.
  const [granted, setGranted] = useState<readonly Granted[]>([])
  const [asked, setAsked] = useState<AskedRecovery>()
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      {granted.map(({ code, name, contact }) => (
        <SecretOnce
          key={code}
          words={texts.code(name, contact)}
          secret={code}
          onDismiss={() => setGranted((now) => now.filter((one) => one.code !== code))}
        />
      ))}
      <Loaded reply={reply}>
        {({ requests }) =>
          requests.length === 0 ? (
            <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
          ) : (
            requests.map((request) => <RecoveryRequest key={request.id} request={request} onAsk={setAsked} />)
          )
        }
      </Loaded>
      {asked && (
        <DecideRecovery
          asked={asked}
          onCode={(code) => {
            const { claimedName, contact } = asked.request
            setGranted((now) => [{ code, name: claimedName, contact }, ...now])
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

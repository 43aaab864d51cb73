import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { listRecoveryRequests } from '#contracts/office/candidates.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SecretOnce } from '../ui-secret-once.tsx'
import { type AskedRecovery, DecideRecovery } from './decide-recovery.tsx'
import { recoveryTexts as texts } from './recovery.texts.ts'
import { RecoveryList } from './recovery-list.tsx'

interface Granted {
  code: string
  name: string
  phone: string | undefined
}

type List = keyof typeof texts.none

/** Requests to recover a password without the phone (LOG-08, ACC-03). Two officers decide; nobody chooses a password. */
export function RecoveryPage() {
  const [list, setList] = useState<List>('open')
  const [after, setAfter] = useState<string>()
  const query = { ...(list === 'open' ? {} : { list }), ...(after === undefined ? {} : { after }) }
  const reply = useReply(listRecoveryRequests, { query })
  // Each code stays until the person hides it, because it cannot be shown again.
  const [granted, setGranted] = useState<readonly Granted[]>([])
  const [asked, setAsked] = useState<AskedRecovery>()
  const choose = (chosen: string) => {
    setList(chosen as List)
    setAfter(undefined)
  }
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      {granted.map(({ code, name, phone }) => (
        <SecretOnce
          key={code}
          words={texts.code(name, phone)}
          secret={code}
          onDismiss={() => setGranted((now) => now.filter((one) => one.code !== code))}
        />
      ))}
      <Loaded reply={reply}>
        {({ requests, open, unmatched, more }) => (
          <>
            <SegmentedControl
              data-view-only
              aria-label={texts.which}
              value={list}
              onChange={choose}
              data={[
                { value: 'open', label: texts.open(open) },
                { value: 'unmatched', label: texts.unmatched(unmatched) },
                { value: 'handled', label: texts.handled },
              ]}
            />
            <RecoveryList
              list={list}
              requests={requests}
              isLater={after !== undefined}
              hasMore={more}
              onAsk={setAsked}
              onTurn={setAfter}
            />
          </>
        )}
      </Loaded>
      {asked && (
        <DecideRecovery
          asked={asked}
          onCode={(code) => {
            const { claimedName, phoneMasked } = asked.request
            setGranted((now) => [{ code, name: claimedName, phone: phoneMasked }, ...now])
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

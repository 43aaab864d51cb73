import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { decideRecoveryRequest, listRecoveryRequests } from '#contracts/office-candidates.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useAct, useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { recoveryTexts as texts } from './recovery.texts.ts'

type Request = ReplyOf<typeof listRecoveryRequests>['requests'][number]

/** LOG-08: lost passwords without the phone; staff hand over a code and never choose a password. */
export function RecoveryPage() {
  const reply = useReply(listRecoveryRequests)
  const [code, setCode] = useState<string>()
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      {code && (
        <Notice tone="must">
          <p>{texts.code}</p>
          <p className="kj-secret">{code}</p>
        </Notice>
      )}
      <Loaded reply={reply}>
        {({ requests }) =>
          requests.length === 0 ? (
            <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
          ) : (
            requests.map((request) => <OneRequest key={request.id} request={request} onCode={setCode} />)
          )
        }
      </Loaded>
    </>
  )
}

function OneRequest({ request, onCode }: { request: Request; onCode: (code: string | undefined) => void }) {
  const [note, setNote] = useState('')
  const act = useAct(decideRecoveryRequest, [listRecoveryRequests])
  const decide = (decision: 'grant' | 'refuse') =>
    act.mutate(
      { params: { id: request.id }, body: { decision, note } },
      { onSuccess: ({ code }) => onCode(code) },
    )
  return (
    <SectionCard title={request.claimedName}>
      <Notice tone={request.matches ? 'approval' : 'must'}>
        {request.matches ? texts.matches : texts.differs}
      </Notice>
      <p>
        {texts.onRecord} {request.recordName ?? '—'} {request.idNumberMasked} {texts.ticketNo}{' '}
        {request.ticketNo}
      </p>
      <p>
        {texts.contact} {request.contact} {texts.at} {formatInstant(new Date(request.createdAt))}
      </p>
      <p>
        {texts.explanation} {request.explanation}
      </p>
      {act.error && <Notice tone="refusal">{errorWords(act.error)}</Notice>}
      <div className="kj-form-row">
        <TextInput
          label={texts.note}
          description={texts.noteHelp}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button loading={act.isPending} onClick={() => decide('grant')}>
          {texts.grant}
        </Button>
        <Button variant="default" loading={act.isPending} onClick={() => decide('refuse')}>
          {texts.refuse}
        </Button>
      </div>
    </SectionCard>
  )
}

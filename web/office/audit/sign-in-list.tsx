import { useState } from 'react'
import { signInEntries } from '#contracts/office/trail/audit.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { AskButton } from './ask-button.tsx'
import { type Asked, whoOf } from './asked.ts'
import { outcomeWords, auditTexts as texts } from './audit.texts.ts'
import { PageTurns } from './page-turns.tsx'

const PAGE = 100
type SignIn = ReplyOf<typeof signInEntries>['signIns'][number]

interface SignInListProps {
  asked: Asked
  onAsk: (asked: Asked) => void
}

/** A page of the sign-ins of officers and candidates, failed ones too (LOG-07). */
export function SignInList({ asked, onAsk }: SignInListProps) {
  const [after, setAfter] = useState<string>()
  const who = whoOf(asked)
  const reply = useReply(signInEntries, { body: { ...who, ...(after ? { after } : {}) } })
  const columns: readonly Column<SignIn>[] = [
    { key: 'at', title: texts.at, card: 'lead', cell: ({ at }) => <Instant at={at} /> },
    {
      key: 'name',
      title: texts.who,
      cell: ({ name, staffId, personId }) => (
        <AskButton
          name={name}
          onAsk={() =>
            onAsk({ ...asked, ...(staffId ? { staffId } : {}), ...(personId ? { personId } : {}) })
          }
        />
      ),
    },
    {
      key: 'kind',
      title: texts.whoKind,
      cell: ({ staffId }) => <span className="kj-nowrap">{staffId ? texts.staff : texts.ofCandidates}</span>,
    },
    {
      key: 'outcome',
      title: texts.outcome,
      cell: ({ outcome }) => <span className="kj-nowrap">{outcomeWords[outcome]}</span>,
    },
    {
      key: 'address',
      title: texts.address,
      cell: ({ address }) => <span className="kj-nowrap">{address}</span>,
    },
    {
      key: 'agent',
      title: texts.agent,
      card: 'wide',
      cell: ({ agent }) => <span className="kj-soft">{agent}</span>,
    },
  ]
  return (
    <Loaded reply={reply} rows={6}>
      {({ signIns }) => (
        <div className="kj-stack">
          {signIns.length === 0 ? (
            <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
          ) : (
            <DeskTable caption={texts.signIns} columns={columns} rows={signIns} rowKey={({ id }) => id} />
          )}
          <div className="kj-row">
            <PageTurns
              isFirst={after === undefined}
              next={signIns.length === PAGE ? signIns.at(-1)?.id : undefined}
              onTurn={setAfter}
            />
          </div>
        </div>
      )}
    </Loaded>
  )
}

import { ownSignIns } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { deviceWords } from './device-words.ts'
import { outcomeWords, personTexts as texts } from './person.texts.ts'

type SignIn = ReplyOf<typeof ownSignIns>['signIns'][number]

const columns: readonly Column<SignIn>[] = [
  {
    key: 'at',
    title: texts.at,
    cell: ({ at }) => <span className="kj-nowrap">{formatInstant(new Date(at))}</span>,
    card: 'lead',
  },
  {
    key: 'outcome',
    title: texts.outcome,
    cell: ({ outcome }) => <span className="kj-nowrap">{outcomeWords[outcome] ?? outcome}</span>,
    card: 'wide',
  },
  {
    key: 'address',
    title: texts.address2,
    cell: ({ address }) => <span className="kj-nowrap">{address}</span>,
    card: 'wide',
  },
  {
    key: 'agent',
    title: texts.agent,
    cell: ({ agent }) => deviceWords(agent),
    card: 'wide',
  },
]

/** The person's own recent sign-ins (LOG-07). */
export function SignInsCard() {
  const reply = useReply(ownSignIns)
  return (
    <SectionCard title={texts.signIns}>
      <p className="kj-soft">{texts.signInsLead}</p>
      <Loaded reply={reply} rows={4}>
        {({ signIns }) =>
          signIns.length === 0 ? (
            <p>{texts.signInsEmpty}</p>
          ) : (
            <ResponsiveTable
              caption={texts.signIns}
              columns={columns}
              rows={signIns}
              rowKey={({ at, outcome }) => at + outcome}
            />
          )
        }
      </Loaded>
    </SectionCard>
  )
}

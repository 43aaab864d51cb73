import { Button } from '@mantine/core'
import type { ThingToDo } from '#contracts/home/things-to-do.ts'
import { ownMessages, portalSession, readMessage } from '#contracts/portal.ts'
import { useAct } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { useSession } from '../session.ts'
import { Link } from '../shell/link.tsx'
import { SwitchAndGo } from '../shell/switch-and-go.tsx'
import { homeTexts as texts } from './home.texts.ts'
import { keyOf, wordsOfThing } from './thing-words.ts'

/** Lists what the person has to do, for every service and every 准考证 (HOM-03, HOM-07). It stands first on the page. */
export function ActionNeeded({ things }: { things: readonly ThingToDo[] }) {
  if (things.length === 0) return null
  return (
    <SectionCard title={texts.needsYou}>
      <ul className="kj-services">
        {things.map((thing) => (
          <Thing key={keyOf(thing)} thing={thing} />
        ))}
      </ul>
    </SectionCard>
  )
}

function Thing({ thing }: { thing: ThingToDo }) {
  const { tickets = [], activeTicketId } = useSession()
  const markRead = useAct(readMessage, [ownMessages, portalSession])
  const { help, tone, word, act, label, address } = wordsOfThing(thing)
  const { title, ticket } = thing
  const onGo = () => {
    if (thing.kind === 'decided') markRead.mutate({ params: { id: thing.messageId } })
  }
  return (
    <li>
      <div>
        <h3>{title}</h3>
        {tickets.length > 1 && <p className="kj-soft">{texts.needTicket(ticket.ticketNo)}</p>}
        <p>{help}</p>
      </div>
      <StatusBadge tone={tone} word={word} />
      {ticket.id === activeTicketId ? (
        <Button renderRoot={(props) => <Link {...props} to={address} onClick={onGo} />} aria-label={label}>
          {act}
        </Button>
      ) : (
        <SwitchAndGo ticket={ticket} what={label} address={address} onGo={onGo} />
      )}
    </li>
  )
}

import { Button } from '@mantine/core'
import { ownMessages, portalSession, readMessage } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { useSession } from '../session.ts'
import { SwitchAndGo } from '../shell/switch-and-go.tsx'
import { messagesTexts as texts } from './messages.texts.ts'

type Message = ReplyOf<typeof ownMessages>['messages'][number]

/** One message. It counts as read only when the reader marks it so, and its link opens under its own 准考证 (HOM-07). */
export function MessageCard({ message }: { message: Message }) {
  const markRead = useAct(readMessage, [ownMessages, portalSession])
  const { activeTicketId } = useSession()
  const { id, title, body, link, at, read, ticket } = message
  const isOfOther = ticket !== undefined && ticket.id !== activeTicketId
  return (
    <article className="kj-card" aria-labelledby={`message-${id}`}>
      <div className="kj-card-title">
        <h2 id={`message-${id}`}>{title}</h2>
        <StatusBadge tone={read ? 'quiet' : 'going'} word={read ? texts.read : texts.unread} />
      </div>
      <p className="kj-published">{body}</p>
      <p className="kj-small kj-soft">{formatInstant(new Date(at))}</p>
      {ticket !== undefined && <p className="kj-small kj-soft">{texts.ticket(ticket.ticketNo)}</p>}
      {markRead.isError && <Notice tone="refusal">{errorWords(markRead.error)}</Notice>}
      <div className="kj-row">
        {link?.startsWith('/') &&
          (isOfOther ? (
            <SwitchAndGo ticket={ticket} what={title} address={link} />
          ) : (
            <a className="kj-link" href={link}>
              {texts.open}
            </a>
          ))}
        {!read && (
          <Button
            variant="default"
            aria-label={`${texts.markRead} ${title}`}
            loading={markRead.isPending}
            onClick={() => markRead.mutate({ params: { id } })}
          >
            {texts.markRead}
          </Button>
        )}
      </div>
    </article>
  )
}

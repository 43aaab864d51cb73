import { ownMessages } from '#contracts/portal.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { MessageCard } from './message-card.tsx'
import { messagesTexts as texts } from './messages.texts.ts'

/** The inbox, newest first (MSG-01). */
export function MessagesPage() {
  const reply = useReply(ownMessages)
  return (
    <>
      <PageTitle title={texts.title} />
      <Loaded reply={reply}>
        {({ messages, more }) =>
          messages.length === 0 ? (
            <div className="kj-card">
              <EmptyState title={texts.empty}>{texts.emptyHelp}</EmptyState>
            </div>
          ) : (
            <>
              {messages.map((message) => (
                <MessageCard key={message.id} message={message} />
              ))}
              {more && <p className="kj-soft">{texts.more(messages.length)}</p>}
            </>
          )
        }
      </Loaded>
    </>
  )
}

import { Button } from '@mantine/core'
import { demonstrationAccounts, publicTexts } from '#contracts/entrance.ts'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { signInTexts as texts } from './sign-in.texts.ts'

/** Lists the messages that would have gone to phones, newest first. Demonstration mode only. */
export function SmsOutbox() {
  return useReply(publicTexts).data?.demonstration ? <Messages /> : null
}

function Messages() {
  const { data, refetch } = useReply(demonstrationAccounts)
  const latest = data?.outbox.toSorted((one, other) => other.at.localeCompare(one.at)).slice(0, 3) ?? []
  const refresh = (
    <Button variant="default" onClick={() => void refetch()}>
      {texts.outboxRefresh}
    </Button>
  )
  return (
    <SectionCard title={texts.outbox} aside={refresh}>
      <div role="status">
        {latest.length === 0 && <p className="kj-soft">{texts.outboxEmpty}</p>}
        {latest.map(({ to, text, at }) => (
          <p key={at + to}>
            <span className="kj-soft">{to}</span> {text}
          </p>
        ))}
      </div>
    </SectionCard>
  )
}

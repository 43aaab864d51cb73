import { Button } from '@mantine/core'
import { publicTexts } from '#contracts/entrance.ts'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { useSession } from '../session.ts'
import { Link } from '../shell/link.tsx'
import { SayDialog } from '../shell/say-dialog.tsx'
import { useSwitchTicket } from '../shell/use-switch-ticket.ts'
import { scoresTexts as texts } from './scores.texts.ts'

/**
 * Stands in for 当次成绩 without a score (SCO-01). If the sitting is published, it must not say "not yet": a candidate
 * without a score in that sitting would ask again and again, and call.
 */
export function NoLatestScores({ latest }: { latest: { name: string } | undefined }) {
  if (latest === undefined) return <EmptyState title={texts.latestEmpty}>{texts.latestEmptyHelp}</EmptyState>
  return <NoneInSitting sitting={latest.name} />
}

function NoneInSitting({ sitting }: { sitting: string }) {
  const hotline = useReply(publicTexts).data?.hotline || texts.hotlineFallback
  const { tickets = [], activeTicketId } = useSession()
  const { switchTo, announcement, isPending, failure, forgetFailure } = useSwitchTicket()
  const others = tickets.filter(({ id }) => id !== activeTicketId)
  return (
    <EmptyState title={texts.noneInSitting(sitting)}>
      <p>
        {texts.noneInSittingHelp}
        <a className="kj-link" href={`tel:${hotline}`}>
          {hotline}
        </a>
        {texts.sentenceEnd}
      </p>
      <div className="kj-row kj-no-print">
        <Link className="kj-link" to="/scores/history">
          {texts.toHistory}
        </Link>
        {others.map(({ id, ticketNo }) => (
          <Button key={id} variant="default" disabled={isPending} onClick={() => switchTo(id)}>
            {texts.toOtherTicket(ticketNo)}
          </Button>
        ))}
      </div>
      <span role="status" className="kj-hidden">
        {announcement}
      </span>
      <SayDialog title={texts.switchFailed} words={failure} onClose={forgetFailure} />
    </EmptyState>
  )
}

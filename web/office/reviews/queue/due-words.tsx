import { formatDate } from '#rulebook/beijing-time.ts'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { reviewsTexts as texts } from '../reviews.texts.ts'
import { urgencyOf } from './due.ts'

/** Shows the day by which to decide; a word and a colour mark a near day (REV-01). */
export function DueWords({ dueAt }: { dueAt: string | undefined }) {
  if (dueAt === undefined) return null
  const urgency = urgencyOf(dueAt, new Date())
  return (
    <span className="kj-nowrap">
      {formatDate(new Date(dueAt))}{' '}
      {urgency !== 'later' && (
        <StatusBadge tone={urgency === 'overdue' ? 'refusal' : 'must'} word={texts.urgency[urgency]} />
      )}
    </span>
  )
}

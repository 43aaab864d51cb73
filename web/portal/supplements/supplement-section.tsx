import { servicePage } from '#contracts/applications.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { supplementReference } from '#contracts/transfers/supplements.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { windowBadge, windowWords } from '../service/list/window-words.ts'
import { useActiveTicket } from '../session.ts'
import { AddRow } from './add-row.tsx'
import { type Kind, Reminder } from './reminder.tsx'
import { SavedRows } from './saved-rows.tsx'
import { supplementsTexts as texts } from './supplements.texts.ts'

interface SupplementSectionProps {
  kind: Kind
  limits: ReplyOf<typeof supplementReference>['limits']
}

/** One kind of 成绩补登: what it is for, when it is open, what was saved, and 「新增一条」. */
export function SupplementSection({ kind, limits }: SupplementSectionProps) {
  const page = useReply(servicePage, { params: { service: kind }, ...useActiveTicket() })
  return (
    <SectionCard
      title={texts.kinds[kind]}
      aside={page.data?.window && <StatusBadge {...windowBadge(page.data.window)} />}
    >
      <Reminder kind={kind} limits={limits} />
      <Loaded reply={page} rows={3}>
        {(reply) => (
          <>
            {windowWords(reply).map((words) => (
              <p key={words}>{words}</p>
            ))}
            {reply.preconditions
              .filter(({ met }) => !met)
              .map(({ text }) => (
                <p key={text} className="kj-must">
                  {text}
                </p>
              ))}
            <SavedRows kind={kind} rows={reply.applications} />
            <AddRow kind={kind} page={reply} />
          </>
        )}
      </Loaded>
    </SectionCard>
  )
}

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { servicePage } from '#contracts/applications.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useReply } from '#web/client/queries.ts'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge, type Tone } from '#web/ui/status-badge.tsx'
import { useActiveTicket } from '../session.ts'
import { homeTexts as texts } from './home.texts.ts'

/** HOM-03: what waits for the candidate comes first: what was refused and can be filed again, what was begun. */
export function ActionNeeded() {
  const page = useReply(servicePage, { params: { service: 'exemption' }, ...useActiveTicket() })
  if (page.isError && page.data === undefined)
    return <LoadFailure words={errorWords(page.error)} onRetry={() => void page.refetch()} />
  if (page.data === undefined) return null
  const { applications, draft, window } = page.data
  const refused = applications.filter(({ can }) => can.refile)
  const unsent = applications.filter(({ can, correction }) => can.modify && correction !== undefined)
  const begun = window?.state === 'open' ? draft : undefined
  if (refused.length + unsent.length === 0 && begun === undefined) return null
  return (
    <SectionCard title={texts.needsYou}>
      <ul className="kj-services">
        {refused.map(({ id, title }) => (
          <Need key={id} title={title} help={texts.rejectedHelp} tone="refusal" word={texts.rejected}>
            <Button
              aria-label={texts.toRejectedOf(title)}
              renderRoot={(given) => (
                <Link
                  {...given}
                  to="/services/exemption/applications/$application"
                  params={{ application: id }}
                />
              )}
            >
              {texts.toRejected}
            </Button>
          </Need>
        ))}
        {unsent.map(({ id, title, correction }) => (
          <Need
            key={id}
            title={title}
            help={texts.unsentHelp(savedWords(correction?.savedAt))}
            tone="must"
            word={texts.unsent}
          >
            <DraftLink draft={correction?.draftId ?? ''} step="evidence" words={texts.toUnsent} />
          </Need>
        ))}
        {begun !== undefined && (
          <Need
            title={texts.draftTitle}
            help={texts.draftHelp(savedWords(begun.savedAt))}
            tone="must"
            word={texts.draft}
          >
            <DraftLink draft={begun.id} step="courses" words={texts.toDraft} />
          </Need>
        )}
      </ul>
    </SectionCard>
  )
}

interface NeedProps {
  title: string
  help: string
  tone: Tone
  word: string
  children: ReactNode
}

function Need({ title, help, tone, word, children }: NeedProps) {
  return (
    <li>
      <div>
        <h3>{title}</h3>
        <p>{help}</p>
      </div>
      <StatusBadge tone={tone} word={word} />
      {children}
    </li>
  )
}

function DraftLink({ draft, step, words }: { draft: string; step: string; words: string }) {
  return (
    <Button
      renderRoot={(given) => (
        <Link {...given} to="/services/exemption/drafts/$draft/$step" params={{ draft, step }} />
      )}
    >
      {words}
    </Button>
  )
}

function savedWords(savedAt = ''): string {
  return formatInstant(new Date(savedAt))
}

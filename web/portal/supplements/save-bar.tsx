import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { oneDraft, submitDraft } from '#contracts/drafts.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { Notice } from '#web/ui/notice.tsx'
import { WholeWords } from '#web/ui/words/whole-words.tsx'
import type { AnyWizard } from '../service/draft/use-wizard.ts'
import { MOVED_REPLIES } from '../service/moved-replies.ts'
import { useActiveTicket } from '../session.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'

interface SaveBarProps {
  wizard: AnyWizard
  /** Everything that is still wrong, once 「保存」 was tried. */
  found: readonly FieldProblem[]
  onFound: (problems: readonly FieldProblem[]) => void
}

/** 「保存」 files the row (SUP-04). It waits until everything that was typed and chosen is on the server. */
export function SaveBar({ wizard, found, onFound }: SaveBarProps) {
  const { draft, status, photosLeft = 0 } = wizard
  const [isAsked, setAsked] = useState(false)
  const [answers, setAnswers] = useState(0)
  const { send, isPending, error } = useSend(wizard, (problems) => {
    onFound(problems)
    setAnswers((before) => before + 1)
  })
  const isThere = status === 'saved' && photosLeft === 0
  const isHalted = status === 'stale' || status === 'refused' || status === 'held'
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent once, when everything is there
  useEffect(() => {
    if (!isAsked) return
    if (isThere) send()
    if (isThere || isHalted) setAsked(false)
  }, [isAsked, isThere, isHalted])
  const isCorrection = draft.correction !== undefined
  return (
    <>
      <Found problems={found} answers={answers} />
      {error !== null && <Notice tone="refusal">{errorWords(error)}</Notice>}
      <p role="status" className="kj-soft">
        {isAsked && photosLeft > 0 && texts.waiting}
      </p>
      <div className="kj-step-buttons">
        <Button
          loading={isAsked || isPending}
          disabled={wizard.decidedMeanwhile !== undefined}
          onClick={() => setAsked(true)}
        >
          {isCorrection ? texts.saveAgain : texts.save}
        </Button>
      </div>
    </>
  )
}

function useSend({ draft, version, applicationVersion }: AnyWizard, onFound: SaveBarProps['onFound']) {
  const ticket = useActiveTicket()
  const client = useQueryClient()
  const navigate = useNavigate()
  const submit = useAct(submitDraft, MOVED_REPLIES)
  const seen = applicationVersion === undefined ? {} : { applicationVersion }
  const send = () =>
    submit.mutate(
      { params: { id: draft.id }, body: { version, ...seen }, ...ticket },
      {
        onSuccess: async () => {
          await navigate({
            to: '/services/$service',
            params: { service: 'supplement' },
            hash: draft.correction === undefined ? 'saved' : 'changed',
            replace: true,
          })
          client.removeQueries({ queryKey: [oneDraft.id] })
        },
        onError: (error) => {
          if (!(error instanceof RefusalError)) return
          if (error.code === 'draft_incomplete') onFound(error.problems)
          else void client.invalidateQueries({ queryKey: [oneDraft.id] })
        },
      },
    )
  const isIncomplete = submit.error instanceof RefusalError && submit.error.code === 'draft_incomplete'
  return { send, isPending: submit.isPending, error: isIncomplete ? null : submit.error }
}

/** Every problem at once; each leads to its field. */
function Found({ problems, answers }: { problems: readonly FieldProblem[]; answers: number }) {
  const box = useRef<HTMLDivElement>(null)
  // Each answer of the server once: while what it found is corrected, the focus stays in the field.
  useEffect(() => {
    if (answers > 0) box.current?.focus()
  }, [answers])
  if (problems.length === 0) return null
  return (
    <div ref={box} className="kj-notice kj-tone-refusal" role="alert" tabIndex={-1}>
      <div>
        <p className="kj-strong">{texts.problems(problems.length)}</p>
        <ul className="kj-problems">
          {problems.map(({ field, text }) => (
            <li key={field + text}>
              <a
                href={`#${elementOf(field)}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(elementOf(field))?.focus()
                }}
              >
                <WholeWords words={text} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** `courses.2.mark` is the element `courses-2-mark`. */
export function elementOf(field: string): string {
  return field.replaceAll('.', '-')
}

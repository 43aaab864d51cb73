import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { checkDraft } from '#contracts/drafts.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useActiveTicket } from '../../session.ts'
import { Link } from '../../shell/link.tsx'
import { useService } from '../use-service.tsx'
import { CheckedItems } from './checked-items.tsx'
import { confirmTexts as texts } from './confirm.texts.ts'
import { ProblemLinks } from './problem-links.tsx'
import { StepButtons } from './step-buttons.tsx'
import { CONFIRM, stepBefore } from './steps-of.ts'
import { SubmitBar } from './submit-bar.tsx'
import type { AnyWizard } from './use-wizard.ts'

interface ConfirmStepProps {
  wizard: AnyWizard
  /** Called with the steps where the check found something to correct. */
  onChecked: (faulty: ReadonlySet<string>) => void
}

/** Step ③ 确认信息: shows every problem at once with a link to its place, or else exactly what would be filed (EXM-02). */
export function ConfirmStep({ wizard, onChecked }: ConfirmStepProps) {
  const { placeOfProblem } = useService()
  const { id } = wizard.draft
  // The check runs on the server's copy, so all entries and photographs must be saved first.
  const isThere = wizard.status === 'saved' && wizard.photosLeft === 0
  const check = useQuery({
    ...replyOptions(checkDraft, { params: { id }, ...useActiveTicket() }),
    enabled: isThere,
    staleTime: 0,
    gcTime: 0,
  })
  const found = check.data?.problems
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each answer
  useEffect(() => {
    if (found !== undefined) onChecked(new Set(found.map((problem) => placeOfProblem(problem).step)))
  }, [found])
  return (
    <>
      <Missing wizard={wizard} />
      {isThere || check.data !== undefined ? (
        <Loaded reply={check} rows={6}>
          {({ problems, items, isUnchanged }) => (
            <>
              <ProblemLinks problems={problems} draftId={id} />
              {problems.length === 0 && <p>{texts.lead}</p>}
              {problems.length === 0 && isUnchanged && (
                <Notice tone="must">
                  <p className="kj-strong">{texts.unchangedTitle}</p>
                  <p>
                    {wizard.draft.correction?.state === 'rejected'
                      ? texts.unchangedRejected
                      : texts.unchangedPending}
                  </p>
                </Notice>
              )}
              <CheckedItems items={items} />
              <SubmitBar
                wizard={wizard}
                isReady={
                  isThere &&
                  problems.length === 0 &&
                  items.length > 0 &&
                  wizard.decidedMeanwhile === undefined
                }
              />
            </>
          )}
        </Loaded>
      ) : (
        // 「上一步」 leads to where the obstacle is removed.
        <StepButtons draftId={id} step={CONFIRM}>
          {null}
        </StepButtons>
      )}
    </>
  )
}

/** Says what is still being saved, if it will succeed by itself; other failures are reported above every step. */
function Missing({ wizard: { draft, status, photosLeft = 0 } }: { wizard: AnyWizard }) {
  const { service, steps } = useService()
  const step = stepBefore(steps, CONFIRM)?.code ?? steps[0].code
  return (
    <>
      {(status === 'saving' || status === 'retrying') && <p>{texts.waiting}</p>}
      {photosLeft > 0 && (
        <Notice tone="must">
          <p>{texts.photosLeft(photosLeft)}</p>
          <Link
            className="kj-link"
            to="/services/$service/drafts/$draft/$step"
            params={{ service, draft: draft.id, step }}
          >
            {texts.toPhotos}
          </Link>
        </Notice>
      )}
    </>
  )
}

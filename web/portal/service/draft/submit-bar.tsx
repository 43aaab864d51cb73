import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { checkDraft, oneDraft, submitDraft } from '#contracts/drafts.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useActiveTicket } from '../../session.ts'
import { MOVED_REPLIES } from '../moved-replies.ts'
import { isGone } from '../saver/save-failure.ts'
import { useService } from '../use-service.tsx'
import { InSight } from './in-sight.tsx'
import { StepButtons } from './step-buttons.tsx'
import { CONFIRM } from './steps-of.ts'
import { useSendAgain } from './use-send-again.ts'
import type { AnyWizard } from './use-wizard.ts'
import { wizardTexts as texts } from './wizard.texts.ts'

function isStale(error: unknown): boolean {
  return error instanceof RefusalError && error.code === 'stale'
}

/** Whether a reviewer has decided meanwhile (APP-10). The notice above the step says so once the draft is reloaded. */
function isDecidedMeanwhile(error: unknown): boolean {
  return error instanceof RefusalError && error.code === 'decided_meanwhile'
}

/** 「提交申请」. A second submission after a broken connection yields the same filing (APP-06). */
export function SubmitBar({ wizard, isReady }: { wizard: AnyWizard; isReady: boolean }) {
  const ticket = useActiveTicket()
  const { service, texts: own } = useService()
  const client = useQueryClient()
  const navigate = useNavigate()
  const submit = useAct(submitDraft, MOVED_REPLIES)
  const { draft, version, applicationVersion } = wizard
  const seen = applicationVersion === undefined ? {} : { applicationVersion }
  const send = () =>
    submit.mutate(
      { params: { id: draft.id }, body: { version, ...seen }, ...ticket },
      {
        onSuccess: async ({ filingId }) => {
          await navigate({
            to: '/services/$service/filings/$filing',
            params: { service, filing: filingId },
            replace: true,
          })
          client.removeQueries({ queryKey: [oneDraft.id] })
        },
        onError: (error) => {
          // After any refusal the check shown here is out of date.
          if (error instanceof RefusalError) void client.invalidateQueries({ queryKey: [checkDraft.id] })
          // The draft is reloaded too: with an old version nothing could ever be submitted.
          if (isGone(error) || isStale(error) || isDecidedMeanwhile(error))
            void client.invalidateQueries({ queryKey: [oneDraft.id] })
        },
      },
    )
  const lost = useSendAgain(submit.error, send)
  const error = submit.error ?? lost
  return (
    <>
      {error !== undefined && !isDecidedMeanwhile(error) && (
        // What is tried again by itself comes into sight once: who reads on above is not called back at each try.
        <InSight key={lost === undefined ? submit.submittedAt : 'lost'}>
          <Notice tone="refusal">
            {errorWords(error)}
            {lost !== undefined && texts.submitsAgain}
          </Notice>
        </InSight>
      )}
      <StepButtons draftId={draft.id} step={CONFIRM}>
        {isReady ? (
          <Button loading={submit.isPending} onClick={send}>
            {draft.correction === undefined ? own.acts.submit : texts.resubmit}
          </Button>
        ) : (
          <span className="kj-soft">{texts.notReady}</span>
        )}
      </StepButtons>
    </>
  )
}

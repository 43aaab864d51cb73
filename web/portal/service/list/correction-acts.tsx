import { Button } from '@mantine/core'
import { useState } from 'react'
import { type ApplicationSummary, servicePage } from '#contracts/applications.ts'
import { discardDraft } from '#contracts/drafts.ts'
import { errorWords } from '#web/client/error-words.ts'
import { useAct } from '#web/client/queries.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useActiveTicket } from '../../session.ts'
import { Link } from '../../shell/link.tsx'
import { applicationsTexts as texts } from './applications.texts.ts'

/**
 * Reminds the candidate of a modification that was not submitted, which is easily taken for submitted: continue or
 * discard it (APP-02).
 */
export function CorrectionActs({ application }: { application: ApplicationSummary }) {
  const ticket = useActiveTicket()
  const [isAsking, setAsking] = useState(false)
  const discard = useAct(discardDraft, [servicePage])
  const { service, correction, title } = application
  if (correction === undefined) return null
  return (
    <>
      <Link
        className="kj-link"
        to="/services/$service/drafts/$draft"
        params={{ service, draft: correction.draftId }}
        aria-label={texts.resumeCorrectionOf(title)}
      >
        {texts.resumeCorrection}
      </Link>
      <Button variant="default" aria-label={texts.dropCorrectionOf(title)} onClick={() => setAsking(true)}>
        {texts.dropCorrection}
      </Button>
      {discard.isError && <Notice tone="refusal">{errorWords(discard.error)}</Notice>}
      <ConfirmDialog
        opened={isAsking}
        title={texts.dropCorrection}
        act={texts.dropCorrection}
        danger
        isWorking={discard.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() =>
          discard.mutate(
            { params: { id: correction.draftId }, ...ticket },
            { onSettled: () => setAsking(false) },
          )
        }
      >
        <p>{texts.dropCorrectionWords}</p>
      </ConfirmDialog>
    </>
  )
}

import { Notice } from '#web/ui/notice.tsx'
import { detailsTexts } from '../details/details.texts.ts'
import { stateBadges } from '../list/application-state.ts'
import { useService } from '../use-service.tsx'
import { DecidedMeanwhile } from './decided-meanwhile.tsx'
import { useRejection } from './use-rejection.ts'
import type { AnyWizard } from './use-wizard.ts'
import { wizardTexts as texts } from './wizard.texts.ts'

/**
 * Shows, above every step of a correction, the current state of its application, not the state when it was opened
 * (APP-10).
 */
export function CorrectionNotice({ wizard }: { wizard: AnyWizard }) {
  const { correction } = wizard.draft
  const words = useService().isOnePage ? texts.ofRow : texts
  if (correction === undefined) return null
  if (wizard.decidedMeanwhile !== undefined) return <DecidedMeanwhile decided={wizard.decidedMeanwhile} />
  switch (correction.state) {
    case 'pending':
      return <Notice tone="going">{words.correcting}</Notice>
    case 'amending':
      return <Faulted {...correction} tone="must" lead={words.correctingAmendment} />
    case 'rejected':
      return <Faulted {...correction} tone="going" lead={words.correctingRejected} />
    case 'in_review':
    case 'approved':
    case 'withdrawn':
      return <Notice tone="must">{texts.notCorrectable(stateBadges[correction.state].word)}</Notice>
    default:
      return correction.state satisfies never
  }
}

/** Keeps the reviewer's own words in sight while the candidate corrects the faults. */
function Faulted({
  applicationId,
  tone,
  lead,
}: {
  applicationId: string
  tone: 'must' | 'going'
  lead: string
}) {
  const note = useRejection(applicationId)?.note
  return (
    <Notice tone={tone}>
      <p>{lead}</p>
      {note !== undefined && <p className="kj-published">{detailsTexts.note(note)}</p>}
    </Notice>
  )
}

import { useEffect } from 'react'
import { Notice } from '#web/ui/notice.tsx'
import { CourseStep } from '../../exemption/course-step.tsx'
import { EvidenceStep } from '../../exemption/evidence-step.tsx'
import { SaveLine } from '../saver/save-line.tsx'
import { RefusedNotice, StaleNotice } from '../saver/save-notices.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import type { Step } from './steps.tsx'
import { useWizard, type Wizard, type WizardGiven } from './use-wizard.ts'
import { WindowLine } from './window-line.tsx'
import { wizardTexts as texts } from './wizard.texts.ts'

/** One draft, whichever step is shown: going back loses nothing. */
export function DraftWizard({ step, given }: { step: Step; given: WizardGiven }) {
  const wizard = useWizard(given, step)
  useAskedPlace()
  return (
    <>
      <WindowLine />
      <SaveLine status={wizard.status} openedAt={new Date(wizard.draft.savedAt)} />
      {wizard.draft.applicationId !== undefined && (
        <Notice tone="going">
          {wizard.draft.faults.length > 0 ? texts.correctingRejected : texts.correcting}
        </Notice>
      )}
      {wizard.status === 'stale' && <StaleNotice onLoad={wizard.loadNewer} />}
      {wizard.refusal !== undefined && <RefusedNotice error={wizard.refusal} />}
      <StepBody step={step} wizard={wizard} />
    </>
  )
}

/** APP-04: a correction opens at the faulted credential, which is there only once the draft has come. */
function useAskedPlace(): void {
  useEffect(() => {
    const asked = document.getElementById(location.hash.slice(1))
    asked?.focus({ preventScroll: true })
    asked?.scrollIntoView({ block: 'start' })
  }, [])
}

function StepBody({ step, wizard }: { step: Step; wizard: Wizard }) {
  switch (step) {
    case 'courses':
      return <CourseStep wizard={wizard} />
    case 'evidence':
      return <EvidenceStep wizard={wizard} />
    case 'confirm':
      return <ConfirmStep wizard={wizard} />
    default:
      return step satisfies never
  }
}

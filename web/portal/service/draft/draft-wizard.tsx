import { useEffect } from 'react'
import type { DraftForm } from '#contracts/forms.ts'
import { goToPlace } from '#web/ui/questions/places.ts'
import { Questions } from '#web/ui/questions/questions.tsx'
import type { ServiceStep } from '../portal-service.ts'
import { SaveLine } from '../saver/save-line.tsx'
import { RefusedNotice, StaleNotice } from '../saver/save-notices.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import { CorrectionNotice } from './correction-notice.tsx'
import { WindowLine } from './deadline/window-line.tsx'
import { type OpenedDraft, useWizard, type WizardKind } from './use-wizard.ts'

interface DraftWizardProps<F extends DraftForm, R> {
  kind: WizardKind<F>
  steps: readonly ServiceStep<F, R>[]
  /** The code of one of the steps, or of 确认信息. */
  step: string
  opened: OpenedDraft<F, R>
  onChecked: (faulty: ReadonlySet<string>) => void
}

/** Holds one draft while its steps change, so that going back loses nothing. */
export function DraftWizard<F extends DraftForm, R>(props: DraftWizardProps<F, R>) {
  const { kind, steps, step, opened, onChecked } = props
  const wizard = useWizard(opened, { step, kind })
  useAskedPlace()
  const Body = steps.find(({ code }) => code === step)?.Body
  return (
    <>
      <WindowLine wizard={wizard} />
      <SaveLine status={wizard.status} openedAt={new Date(wizard.draft.savedAt)} />
      <CorrectionNotice wizard={wizard} />
      {wizard.status === 'stale' && <StaleNotice onLoad={wizard.loadNewer} />}
      {wizard.refusal !== undefined && <RefusedNotice error={wizard.refusal} />}
      {Body === undefined ? (
        <ConfirmStep wizard={wizard} onChecked={onChecked} />
      ) : (
        // Each step begins with its first question.
        <Questions key={step}>
          <Body wizard={wizard} />
        </Questions>
      )}
    </>
  )
}

/**
 * Moves to the place in the address, such as a correction's fault (APP-04). It exists only once the draft has loaded.
 */
function useAskedPlace(): void {
  useEffect(() => {
    const asked = document.getElementById(location.hash.slice(1))
    if (asked !== null) goToPlace(asked, 'start')
  }, [])
}

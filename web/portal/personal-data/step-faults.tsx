import { FaultNotice, faultsTitle } from '../service/details/fault-notice.tsx'
import type { PersonalDataWizard } from './personal-data-wizard.ts'
import { placeOfFault } from './places.ts'

/** The reviewer's faults that are corrected at this step, above it. */
export function StepFaults({ wizard: { draft }, step }: { wizard: PersonalDataWizard; step: string }) {
  const here = draft.faults.filter((fault) => placeOfFault(fault, draft.form).step === step)
  if (here.length === 0) return null
  return <FaultNotice title={faultsTitle(draft.correction?.state)} faults={here} />
}

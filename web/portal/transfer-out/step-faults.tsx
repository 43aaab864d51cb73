import { FaultNotice, faultsTitle } from '../service/details/fault-notice.tsx'
import { placeOfFault } from './places.ts'
import type { TransferOutWizard } from './transfer-out-wizard.ts'

/** The reviewer's faults that are corrected at this step, above it (TRO-02). */
export function StepFaults({ wizard: { draft }, step }: { wizard: TransferOutWizard; step: string }) {
  const here = draft.faults.filter((fault) => placeOfFault(fault).step === step)
  if (here.length === 0) return null
  return <FaultNotice title={faultsTitle(draft.correction?.state)} faults={here} />
}

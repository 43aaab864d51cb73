import type { ImportBatchView } from '#contracts/office/imports.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { isNotApplied } from './batch-state.ts'
import { BesideForm } from './beside-form.tsx'
import { textsOf } from './texts-of.ts'

/** Takes the corrected file of a batch that cannot be applied as it is, which is then discarded by itself (IMP-04). */
export function Corrected({ batch }: { batch: ImportBatchView }) {
  const { state, rowsFaulty, kind } = batch
  const texts = textsOf(kind)
  const isFaulty = state === 'unreadable' || state === 'unassigned' || isNotApplied(batch)
  if (!isFaulty && !(state === 'checked' && rowsFaulty > 0)) return null
  return (
    <SectionCard title={texts.corrected}>
      <BesideForm
        beside={{ kind, correctsId: batch.id }}
        lead={texts.correctedLead}
        submit={texts.correctedSubmit}
      />
    </SectionCard>
  )
}

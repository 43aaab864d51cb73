import type { DraftView } from '#contracts/applications.ts'
import type { Fault } from '#contracts/filed.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { findApplication } from '../application.store.ts'
import { faultsOf } from '../application.view.ts'
import { listSteps } from '../filing/filing.store.ts'
import type { DraftRow } from './draft.store.ts'
import { readForm } from './sealed-form.ts'

/**
 * Shows a draft to its owner for editing. A correction includes the state and version of its application, so that
 * submitting can tell whether a reviewer has decided meanwhile (APP-10). Refuses `draft_outdated` when the form can no
 * longer be read.
 */
export async function viewDraft(
  tx: Tx,
  deps: Pick<Deps, 'cipher' | 'services'>,
  row: DraftRow,
): Promise<DraftView> {
  const form = readForm(deps, row)
  if (!form) throw new Refusal('draft_outdated')
  const correction = row.application_id ? await readCorrection(tx, row.application_id) : undefined
  return {
    id: row.id,
    service: form.service,
    version: row.version,
    form,
    ...(correction ? { correction: correction.seen } : {}),
    faults: correction?.faults ?? [],
    savedAt: row.saved_at.toISOString(),
  }
}

async function readCorrection(tx: Tx, applicationId: string) {
  const { id, person_id: personId, state, version } = requireFound(await findApplication(tx, applicationId))
  const faults: Fault[] =
    state === 'rejected' || state === 'amending'
      ? faultsOf(await listSteps(tx, { personId, applicationId: id }))
      : []
  return { seen: { applicationId: id, state, version }, faults }
}

import type { Tx } from '#platform/db/database.ts'
import type { FilingTicket, Service } from '#server/service-definition.ts'
import { findApplication } from '../application.store.ts'
import { requireWindowOfRevision } from '../filing/filing.store.ts'
import { requireOpenWindow } from '../service-page.ts'
import type { DraftRow } from './draft.store.ts'
import { requireInTime } from './edit-draft.ts'

/**
 * Returns the window in which a draft is filed, read inside the transaction that files. An amendment belongs to the
 * window of the original filing, open or closed, until the amendment's own deadline (REV-10).
 */
export async function requireFilingWindow(
  tx: Tx,
  { service, ticket, draft, at }: { service: Service; ticket: FilingTicket; draft: DraftRow; at: Date },
): Promise<{ windowId: string; isAmending: boolean }> {
  const application = draft.application_id ? await findApplication(tx, draft.application_id) : undefined
  if (application?.state !== 'amending') {
    const { id } = await requireOpenWindow(tx, { service, ticket, at })
    return { windowId: id, isAmending: false }
  }
  requireInTime(application, at)
  return { windowId: await requireWindowOfRevision(tx, application), isAmending: true }
}

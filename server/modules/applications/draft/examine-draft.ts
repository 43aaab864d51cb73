import { SERVICES, type ServiceName } from '#contracts/services.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { Examination, FilingDays, FilingTicket } from '#server/service-definition.ts'
import type { ApplicationRow } from '../application.store.ts'
import type { DraftRow } from './draft.store.ts'
import { readForm } from './sealed-form.ts'

/**
 * Returns what a draft would file and every problem that prevents it. A correction files exactly one item, for the
 * subject of the application that it corrects, whatever else the service finds in the form. Refuses `draft_outdated`.
 */
export async function examineDraft(
  tx: Tx,
  deps: Pick<Deps, 'cipher' | 'services'>,
  question: {
    draft: DraftRow
    corrected: ApplicationRow | undefined
    ticket: FilingTicket
    days: FilingDays
    at: Date
  },
): Promise<Examination> {
  const { draft, corrected, ticket, days, at } = question
  const name = draft.service as ServiceName
  const form = readForm(deps, draft)
  if (!form) throw new Refusal('draft_outdated')
  const examination = await deps.services[name].examine(tx, {
    ticket,
    form,
    correcting: corrected?.subject,
    days,
    at,
  })
  if (!corrected || examination.problems.length > 0 || isOnly(examination, corrected.subject))
    return examination
  const text = `修改时只能针对原来的申请「${corrected.title}」；其他内容请另行${SERVICES[name].title}。`
  return { ...examination, problems: [{ field: '', code: 'other_subject', text }] }
}

function isOnly({ items }: Examination, subject: string): boolean {
  return items.length === 1 && items[0]?.subject === subject
}

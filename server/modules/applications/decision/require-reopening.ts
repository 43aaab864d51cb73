import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { Reopening } from '#server/service-definition.ts'
import type { ApplicationRow } from '../application.store.ts'
import { requireTicket } from '../filing-ticket.ts'
import { movedOf } from './moved-application.ts'

interface Reopened {
  /** The application as it stands before it is moved. Its person is locked. */
  from: ApplicationRow
  undoes: Reopening['undoes']
  at: Date
}

/**
 * REV-06: an application that opens again meets what a filing of today would meet, because since the decision its owner could ask for
 * what the application stood against: the same under another 准考证, or a transfer-out. Refuses `effect_relied_on` with what stands
 * against it. Whether a window is open plays no part: the officers correct their own mistake.
 */
export async function requireReopening(
  tx: Tx,
  { services }: Pick<Deps, 'services'>,
  { from, undoes, at }: Reopened,
): Promise<void> {
  const service = services[from.service]
  const application = movedOf(from, at)
  if (undoes === 'rejected') {
    const ticket = await requireTicket(tx, from.ticket_id)
    const all = await service.preconditions(tx, { ticket, at, reopens: application })
    const unmet = all.filter(({ met }) => !met).map(({ text }) => text)
    if (unmet.length > 0) throw reliedOn(unmetWords(unmet))
  }
  const why = await service.whyNotReopen(tx, { ...application, undoes })
  if (why !== undefined) throw reliedOn(why)
}

/** The preconditions are written for the candidate, so the officer reads them as what the candidate is told. */
function unmetWords(unmet: readonly string[]): string {
  return `撤销后这份申请会重新办理，而该考生现在不符合申请条件，办理页面的提示是「${unmet.join('')}」请先解决，再撤销。`
}

const reliedOn = (why: string) => new Refusal('effect_relied_on', { values: { why } })

import { isServiceCode, SERVICES } from '#contracts/services.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listTicketsOf, type TicketState } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DepartureRow } from '../departure.store.ts'
import { listOpenApplications, type OpenApplication } from '../open-applications.store.ts'
import { findLaterApplication } from './relied-on.store.ts'
import { whyCountedHere } from './why-counted-here.ts'

/** Why a 准考证 in that state does not go out again. */
const NOT_AGAIN: Readonly<Record<string, string>> = {
  transferring_out: '这个准考证又在办理转出。请先处理那份转出。',
  graduated: '这个准考证已毕业。请先在「毕业批次」中由两人撤销毕业证书。',
}

/**
 * REV-06, TRO-03: refuses `departure_relied_on` when something rests on an answer that is to be taken back, and returns the state that the
 * 准考证 leaves. The transfer is open again afterwards, so that what a filing asks is asked again: a graduation counts the scores of every
 * 准考证 (AUD-02), and none may count in both provinces. The person is locked by the caller.
 */
export async function requireNothingSince(
  tx: Tx,
  { row, at }: { row: DepartureRow; at: Date },
): Promise<TicketState> {
  const counted = row.state === 'returned' ? await whyCountedHere(tx, { row, at }) : undefined
  if (counted !== undefined) throw reliedOn(counted)
  const later = await findLaterApplication(tx, row)
  if (later) throw reliedOn(`考生在这个准考证上又办理了第 ${later.applicationNo} 号申请。请先处理那份申请。`)
  const [open] = await listOpenApplications(tx, {
    personId: row.person_id,
    ticketId: row.ticket_id,
    at,
  })
  if (open) throw reliedOn(openWords(open, row))
  return requireTicketState(tx, { row, at })
}

/** A returned transfer left the 准考证 在籍, an accepted one 已转出, or 在籍 where something stayed. */
async function requireTicketState(
  tx: Tx,
  { row, at }: { row: DepartureRow; at: Date },
): Promise<TicketState> {
  const tickets = await listTicketsOf(tx, [row.person_id], at)
  const state = tickets.find(({ id }) => id === row.ticket_id)?.state ?? ''
  if (state === 'active' || (state === 'transferred_out' && row.state === 'accepted')) return state
  throw reliedOn(NOT_AGAIN[state] ?? '这个准考证已不在籍。')
}

function reliedOn(why: string): Refusal {
  return new Refusal('departure_relied_on', { values: { why } })
}

function openWords(
  { service, title, ticketId, ticketNo }: OpenApplication,
  { ticket_id: own }: DepartureRow,
): string {
  const name = isServiceCode(service) ? SERVICES[service].title : service
  const where = ticketId === own ? '' : `（准考证号 ${ticketNo}）`
  return `考生的「${name}」${title}${where}正在办理。请先让考生撤回，或者不予通过；已经通过的，请先撤销审核结果。`
}

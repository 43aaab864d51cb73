import type { FieldProblem } from '#contracts/refusals.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket } from '#server/service-definition.ts'
import { listTransfersOf } from './open-transfers.ts'
import { listMattersAbout, type StandingMatter } from './supplements.store.ts'

interface Asked {
  service: ServiceName
  ticket: FilingTicket
  subject: string
  /** A row that is there is being edited. */
  isEdited: boolean
  /** The transfer that names the course itself, by its subject now and before the edit. */
  ownTransfer?: readonly string[]
}

/**
 * SUP-04, APP-06: why a row about this subject cannot be added. One course is asked for in one way at a time: not as a score and as an
 * exemption, and not under two 准考证. A row that is being edited does not stand in its own way.
 */
export async function openProblems(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { field, ...asked }: Asked & { field: string },
): Promise<FieldProblem[]> {
  const { personId } = asked.ticket
  const { subject, ownTransfer: except = [] } = asked
  const matters = await listMattersAbout(tx, { personId, subject })
  const transfers = await listTransfersOf(tx, deps, { personId, course: subject, except })
  return [
    ...matters.flatMap((matter) => problemOf(matter, field, asked)),
    ...transfers.map((matter) => isOpen(matter, field, asked)),
  ].slice(0, 1)
}

function problemOf(
  matter: StandingMatter,
  field: string,
  { service, ticket, isEdited }: Asked,
): FieldProblem[] {
  const isOfKind = matter.service === service
  const isOwnRow = isOfKind && matter.ticketId === ticket.id
  if (isOwnRow && isEdited) return []
  const where = matter.ticketId === ticket.id ? '' : `（准考证号 ${matter.ticketNo}）`
  if (matter.state === 'rejected')
    return isOwnRow
      ? [{ field, code: 'rejected', text: `「${matter.title}」审核未通过，请在列表中编辑后重新保存。` }]
      : []
  if (matter.state === 'approved')
    // What another service gave stands on the record, and is compared there.
    return isOfKind
      ? [{ field, code: 'open', text: `「${matter.title}」${where}已审核通过，不需要重复填写。` }]
      : []
  return [isOpen(matter, field, { ticket })]
}

function isOpen(matter: StandingMatter, field: string, { ticket }: Pick<Asked, 'ticket'>): FieldProblem {
  const where = matter.ticketId === ticket.id ? '' : `（准考证号 ${matter.ticketNo}）`
  const text = `「${matter.title}」${where}正在审核，审核结束后才能再填写；仍为「待审核」的，可以修改或撤回。`
  return { field, code: 'open', text }
}

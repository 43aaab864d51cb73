import { Refusal } from '#kernel/refusal.ts'
import { listTicketsOf } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { MovedApplication } from '#server/service-definition.ts'
import { findFiledAudit, listStandingGraduations } from './graduation.store.ts'
import type { GraduationAudit } from './graduation-audit.ts'
import { readKept } from './kept-audit.ts'

/**
 * Refuses a second application of the person for the same major under another 准考证, and, where the terms say so, one of the other
 * level in the same batch. Two majors of one level may be applied for at once. The person is locked by the caller.
 */
export async function requireRoomInBatch(
  tx: Tx,
  {
    application,
    audit,
    bothLevels,
  }: { application: MovedApplication; audit: GraduationAudit; bothLevels: boolean },
): Promise<void> {
  const { id, personId, subject } = application
  const others = (await listStandingGraduations(tx, personId)).filter((other) => other.id !== id)
  const same = others.find(({ majorCode }) => majorCode === subject)
  if (same) throw new Refusal('application_open', { values: { title: same.title } })
  if (bothLevels) return
  for (const other of others) {
    if (other.level === audit.degreeCase.plan.level) continue
    const key = { personId, applicationId: other.id, revision: other.revision }
    const filed = await findFiledAudit(tx, key)
    if (!filed || readKept(filed).degreeCase.graduatesOn !== audit.degreeCase.graduatesOn) continue
    const why = `同一批次不能同时申请专科和本科毕业，您已用准考证号 ${other.ticketNo} 申请了「${other.title}」。`
    throw new Refusal('precondition_unmet', { values: { why } })
  }
}

/**
 * TRO-03: says under which other 准考证 of the person a transfer-out is open; undefined: none. A diploma counts the scores of all of
 * them (AUD-02), and until the transfer ends nobody knows which of them stay.
 */
export async function departingElsewhere(
  tx: Tx,
  { personId, ticketId, at }: { personId: string; ticketId: string; at: Date },
): Promise<string | undefined> {
  const tickets = await listTicketsOf(tx, [personId], at)
  const other = tickets.find(({ id, state }) => id !== ticketId && state === 'transferring_out')
  return other && `准考证号 ${other.ticket_no} 正在办理本市转出，转出完成或退回前不能申请毕业。`
}

import { Refusal } from '#kernel/refusal.ts'
import { listTicketsOf } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import type { FilingTicket, MovedApplication, Precondition } from '#server/service-definition.ts'
import { findFiledAudit, listStandingGraduations, type StandingGraduation } from '../graduation.store.ts'
import type { GraduationAudit } from '../graduation-audit.ts'
import { readKept } from '../kept-audit.ts'

interface Asked {
  /** `id`: none before it is filed. */
  application: Pick<MovedApplication, 'personId' | 'subject'> & { id?: string }
  /** What the application is judged by: the level of its plan, and the day of the diplomas of its batch. */
  degreeCase: DegreeCase
  /** Whether 专科 and 专升本 may be applied for in one batch. */
  bothLevels: boolean
}

/**
 * Refuses a second application of the person for the same major under another 准考证, and, where the terms say so, one of the other
 * level in the same batch. Two majors of one level may be applied for at once. The person is locked by the caller.
 */
export async function requireRoomInBatch(tx: Tx, asked: Asked): Promise<void> {
  const taken = await findTaken(tx, asked)
  if (!taken) return
  const { by, kind } = taken
  if (kind === 'major') throw new Refusal('application_open', { values: { title: by.title } })
  throw new Refusal('precondition_unmet', { values: { why: otherLevelWords(by) } })
}

/** Says before the first step what `requireRoomInBatch` would refuse after the last one; undefined: there is room. */
export async function whyNoRoom(
  tx: Tx,
  { personId, id: ticketId }: FilingTicket,
  sought: { audit: Pick<GraduationAudit, 'majorCode' | 'degreeCase'>; bothLevels: boolean },
): Promise<Precondition | undefined> {
  const { audit, bothLevels } = sought
  const application = { personId, subject: audit.majorCode }
  const taken = await findTaken(tx, { application, degreeCase: audit.degreeCase, bothLevels })
  if (!taken) return undefined
  const { by, kind } = taken
  return {
    text: kind === 'major' ? sameMajorWords(by, ticketId) : otherLevelWords(by),
    met: false,
    ...(by.ticketId === ticketId ? { application: { service: 'graduation' as const, id: by.id } } : {}),
  }
}

function sameMajorWords({ title, state, ticketId, ticketNo }: StandingGraduation, own: string): string {
  const where = ticketId === own ? '' : `（准考证号 ${ticketNo}）`
  return state === 'approved'
    ? `「${title}」${where}的申请已审核通过，不用再次申请。`
    : `「${title}」${where}已经申请，审核还没有结束，不用再次申请。`
}

function otherLevelWords({ ticketNo, title }: StandingGraduation): string {
  return `同一批次不能同时申请专科和本科毕业，您已用准考证号 ${ticketNo} 申请了「${title}」。`
}

/** The other application of the person that leaves no room for this one; undefined: there is room. It holds while the person is locked. */
export async function findTaken(
  tx: Tx,
  { application, degreeCase, bothLevels }: Asked,
): Promise<{ kind: 'major' | 'level'; by: StandingGraduation } | undefined> {
  const { id, personId, subject } = application
  const others = (await listStandingGraduations(tx, personId)).filter((other) => other.id !== id)
  const same = others.find(({ majorCode }) => majorCode === subject)
  if (same) return { kind: 'major', by: same }
  if (bothLevels) return undefined
  for (const other of others) {
    if (other.level === degreeCase.plan.level) continue
    const key = { personId, applicationId: other.id, revision: other.revision }
    const filed = await findFiledAudit(tx, key)
    if (filed && readKept(filed).degreeCase.graduatesOn === degreeCase.graduatesOn)
      return { kind: 'level', by: other }
  }
  return undefined
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

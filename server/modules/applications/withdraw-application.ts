import { applicationAddress, SERVICES } from '#contracts/services.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { afterMove, standingOf } from './application.lifecycle.ts'
import { type ApplicationRow, lockApplication, moveApplication } from './application.store.ts'
import { STATE_WORDS } from './application.view.ts'
import { movedOf } from './decision/moved-application.ts'
import { lapseUndoRequests } from './decision/undo.store.ts'
import { deleteDraftsOfApplication } from './draft/draft.store.ts'
import { insertStep } from './filing/filing.store.ts'
import type { TicketHolder } from './filing-ticket.ts'
import { outdatePapers } from './outdated-papers.ts'

/**
 * APP-03: withdraws an application for its owner while it is 待审核, whether the window is open or not. The owner is told, because
 * somebody else may have done it on a device that was left signed in (MSG-01).
 */
export async function withdraw(
  deps: Deps,
  call: Call<TicketHolder>,
  input: { id: string; revision: number },
): Promise<Once<typeof DONE>> {
  const { actor, origin } = call
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    const from = requireFound(await lockApplication(tx, input.id))
    if (from.ticket_id !== actor.ticket.id) throw new Refusal('not_found')
    const to = afterMove(standingOf(from, at), 'withdraw', 1)
    if (!to) throw new Refusal('application_state', { values: { state: STATE_WORDS[from.state] } })
    if (from.revision !== input.revision) throw new Refusal('stale')
    if (!(await moveApplication(tx, { from, to, level: from.level, at }))) throw new Refusal('stale')
    const { person_id: personId, revision } = from
    await insertStep(tx, { personId, applicationId: from.id, kind: 'withdrawn', revision, at })
    await deps.services[from.service].onMove(tx, { ...movedOf(from, at), by: call }, { kind: 'withdrawn' })
    await outdatePapers(tx, from, { kind: 'withdrawn', at })
    await deleteDraftsOfApplication(tx, from.id)
    await lapseUndoRequests(tx, { personId, applicationId: from.id, at })
    await addMessage(tx, deps, { personId, ticketId: from.ticket_id, ...messageOf(from) })
    const subject = { kind: 'application' as const, id: from.id }
    const change = { old: { state: from.state }, new: { state: to } }
    await writeAudit(tx, { at, actor, origin, action: 'application.withdraw', subject, personId, ...change })
    return DONE
  })
}

function messageOf(from: ApplicationRow) {
  return {
    title: `「${from.title}」已撤回`,
    body: `「${SERVICES[from.service].title}」的这项申请不再审核。需要时可在办理时间内重新申请。如果不是您本人操作，请立即修改密码，并拨打服务电话。`,
    link: applicationAddress(from),
  }
}

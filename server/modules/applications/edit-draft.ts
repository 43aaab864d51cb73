import type { DraftView } from '#contracts/applications.ts'
import type { DraftForm } from '#contracts/forms.ts'
import type { ServiceName } from '#contracts/services.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { afterMove } from './application.lifecycle.ts'
import { type ApplicationRow, findApplication } from './application.store.ts'
import { faultsOf, STATE_WORDS, viewDraft } from './application.view.ts'
import {
  type DraftRow,
  deleteDraft,
  findDraft,
  findDraftOf,
  insertDraft,
  setNoticeVersion,
  updateDraft,
} from './draft.store.ts'
import { listSteps } from './filing.store.ts'
import { requireFilingTicket, type TicketHolder } from './filing-ticket.ts'
import { openRevision } from './sealed-revision.ts'
import { findNotice, requireOpenWindow, requirePreconditions } from './service-page.ts'

/** APP-01: begins the draft of a new filing, or answers the one that is there. The 须知 read is kept with it. */
export async function beginDraft(
  deps: Deps,
  call: Call<TicketHolder>,
  input: { service: ServiceName; noticeVersion: number },
): Promise<Once<DraftView>> {
  const at = deps.clock.now()
  const service = deps.services[input.service]
  return deps.acts.once(call, async (tx) => {
    const ticket = await requireFilingTicket(tx, call.actor)
    await requireOpenWindow(tx, { service, ticket, at })
    await requirePreconditions(tx, { service, ticket, at })
    const notice = await findNotice(tx, input.service)
    if (notice.version !== input.noticeVersion) throw new Refusal('notice_changed')
    const of = { ticketId: ticket.id, service: input.service, applicationId: undefined }
    const draft = { id: deps.ids.next(), personId: ticket.personId, noticeVersion: notice.version, at }
    await insertDraft(tx, { ...of, ...draft, form: service.emptyForm() })
    const held = requireFound(await findDraftOf(tx, of))
    if (held.notice_version !== notice.version)
      await setNoticeVersion(tx, { id: held.id, noticeVersion: notice.version })
    return viewDraft(held, [])
  })
}

/** APP-03, APP-04: 「修改」 or 「重新提交」: a draft that starts with what was filed, and the faults that were named. */
export async function beginCorrection(
  deps: Deps,
  call: Call<TicketHolder>,
  { id }: { id: string },
): Promise<Once<DraftView>> {
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    const ticket = await requireFilingTicket(tx, call.actor)
    const application = await requireOwn(tx, { id, ticketId: ticket.id })
    requireCorrectable(application)
    await requireOpenWindow(tx, { service: deps.services[application.service], ticket, at })
    const of = { ticketId: ticket.id, service: application.service, applicationId: application.id }
    const filed = await openRevision(tx, deps, application)
    const notice = await findNotice(tx, application.service)
    const draft = { id: deps.ids.next(), personId: ticket.personId, noticeVersion: notice.version, at }
    await insertDraft(tx, { ...of, ...draft, form: filed.form })
    return withFaults(tx, requireFound(await findDraftOf(tx, of)))
  })
}

/** A draft of the active 准考证. */
export async function viewOwnDraft(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
  { id }: { id: string },
): Promise<DraftView> {
  return deps.database.read(deadline, async (tx) =>
    withFaults(tx, requireFound(await findDraft(tx, { id, ticketId: actor.ticket.id }))),
  )
}

/** APP-02: keeps it, complete or not; `stale` when another tab or device has saved since. */
export async function keepDraft(
  deps: Deps,
  call: Call<TicketHolder>,
  { id, version, form }: { id: string; version: number; form: DraftForm },
): Promise<Once<DraftView>> {
  const ticketId = call.actor.ticket.id
  return deps.acts.once(call, async (tx) => {
    const isFirst = await updateDraft(tx, { id, ticketId, version, form, at: deps.clock.now() })
    const draft = requireFound(await findDraft(tx, { id, ticketId }))
    if (!isFirst || draft.service !== form.service) throw new Refusal('stale')
    return withFaults(tx, draft)
  })
}

/** Throws it away; what is in the wallet stays. */
export async function dropDraft(
  deps: Deps,
  call: Call<TicketHolder>,
  { id }: { id: string },
): Promise<Once<typeof DONE>> {
  return deps.acts.once(call, async (tx) => {
    const isGone = await deleteDraft(tx, { id, ticketId: call.actor.ticket.id })
    if (!isGone) throw new Refusal('not_found')
    return DONE
  })
}

/** An application of the active 准考证: another's and none are one answer. */
export async function requireOwn(tx: Tx, of: { id: string; ticketId: string }): Promise<ApplicationRow> {
  const application = requireFound(await findApplication(tx, of.id))
  if (application.ticket_id !== of.ticketId) throw new Refusal('not_found')
  return application
}

/** 待审核 can be modified and 审核未通过 filed again; anything else is refused with its state. */
function requireCorrectable({ state }: ApplicationRow): void {
  if (afterMove(state, 'modify', 1) ?? afterMove(state, 'refile', 1)) return
  throw new Refusal('application_state', { values: { state: STATE_WORDS[state] } })
}

async function withFaults(tx: Tx, draft: DraftRow): Promise<DraftView> {
  const application = draft.application_id ? await findApplication(tx, draft.application_id) : undefined
  if (application?.state !== 'rejected') return viewDraft(draft, [])
  const steps = await listSteps(tx, { personId: application.person_id, applicationId: application.id })
  return viewDraft(draft, faultsOf(steps))
}

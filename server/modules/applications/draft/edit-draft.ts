import type { DraftView } from '#contracts/applications.ts'
import type { DraftForm } from '#contracts/forms.ts'
import type { ServiceName } from '#contracts/services.ts'
import { DONE, type Once } from '#kernel/act.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import type { StoredForm } from '#server/service-definition.ts'
import { afterMove, standingOf } from '../application.lifecycle.ts'
import { type ApplicationRow, findApplication } from '../application.store.ts'
import { STATE_WORDS } from '../application.view.ts'
import { findFiling } from '../filing/filing.store.ts'
import { openRevision } from '../filing/sealed-revision.ts'
import { requireFilingTicket, type TicketHolder } from '../filing-ticket.ts'
import { refuseUnseen } from '../other-ticket.ts'
import { findNotice, requireOpenWindow, requirePreconditions } from '../service-page.ts'
import {
  type DraftRow,
  deleteDraft,
  findDraft,
  findDraftOf,
  insertDraft,
  type NewDraft,
  setNoticeVersion,
  updateDraft,
} from './draft.store.ts'
import { readForm, sealForm } from './sealed-form.ts'
import { viewDraft } from './view-draft.ts'

/**
 * APP-01: begins the draft of a new filing, or answers the draft that is there. The version of the 须知 that the
 * candidate has read is kept with it.
 */
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
    const key = { ticketId: ticket.id, service: input.service, applicationId: undefined }
    const draft = { id: deps.ids.next(), personId: ticket.personId, noticeVersion: notice.version, at }
    const form = { version: service.formVersion, content: await service.begin(tx, ticket, at) }
    const kept = await keepOne(tx, deps, { ...key, ...draft, form })
    if (kept.notice_version !== notice.version)
      await setNoticeVersion(tx, { id: kept.id, noticeVersion: notice.version })
    return viewDraft(tx, deps, kept)
  })
}

/**
 * APP-03, APP-04: begins a correction (「修改」 or 「重新提交」): the draft starts with the filed content and shows the faults
 * that the reviewer named.
 */
export async function beginCorrection(
  deps: Deps,
  call: Call<TicketHolder>,
  { id }: { id: string },
): Promise<Once<DraftView>> {
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    const ticket = await requireFilingTicket(tx, call.actor)
    const application = await requireOwn(tx, { id, ticketId: ticket.id })
    requireCorrectable(application, at)
    const service = deps.services[application.service]
    if (application.state !== 'amending') await requireOpenWindow(tx, { service, ticket, at })
    // Filed again, a rejected application starts anew (TRO-03).
    if (application.state === 'rejected') await requirePreconditions(tx, { service, ticket, at })
    const key = { ticketId: ticket.id, service: application.service, applicationId: application.id }
    const revision = await openRevision(tx, deps, application)
    const content = service.readForm(revision.form) ?? (await service.begin(tx, ticket, at))
    // A correction shows no 须知: the version that was read is the one of the filing that is corrected (APP-01).
    const filing = requireFound(await findFiling(tx, { id: revision.filingId, ticketId: ticket.id }))
    const noticeVersion = filing.notice_version
    const draft = { id: deps.ids.next(), personId: ticket.personId, noticeVersion, at }
    const form = { version: service.formVersion, content }
    return viewDraft(tx, deps, await keepOne(tx, deps, { ...key, ...draft, form }))
  })
}

/**
 * Inserts this draft unless there is one already, and returns the stored draft. A draft that can no longer be read
 * starts again with this form (APP-09).
 */
async function keepOne(
  tx: Tx,
  deps: Deps,
  { form, ...draft }: Omit<NewDraft, 'form'> & { form: StoredForm },
): Promise<DraftRow> {
  await insertDraft(tx, { ...draft, form: sealForm(deps, draft.id, form) })
  const kept = requireFound(await findDraftOf(tx, draft))
  if (readForm(deps, kept)) return kept
  const { id, version } = kept
  const { ticketId, at } = draft
  await updateDraft(tx, { id, ticketId, version, form: sealForm(deps, id, form), at })
  return requireFound(await findDraftOf(tx, draft))
}

/** Shows a draft of the active 准考证; one of the person's other 准考证 says of which (HOM-07). */
export async function viewOwnDraft(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
  { id }: { id: string },
): Promise<DraftView> {
  return deps.database.read(deadline, async (tx) => {
    const own = await findDraft(tx, { id, ticketId: actor.ticket.id })
    return viewDraft(tx, deps, own ?? (await refuseUnseen(tx, actor, { kind: 'draft', id })))
  })
}

/** APP-02: saves the form, complete or not. Refuses `stale` when another tab or device has saved since. */
export async function keepDraft(
  deps: Deps,
  call: Call<TicketHolder>,
  { id, version, form }: { id: string; version: number; form: DraftForm },
): Promise<Once<DraftView>> {
  const ticketId = call.actor.ticket.id
  return deps.acts.once(call, async (tx) => {
    const { formVersion } = deps.services[form.service]
    const stored = { version: formVersion, content: form }
    const isFirst = await updateDraft(tx, {
      id,
      ticketId,
      version,
      form: sealForm(deps, id, stored),
      at: deps.clock.now(),
    })
    const draft = requireFound(await findDraft(tx, { id, ticketId }))
    if (draft.service !== form.service) throw new Refusal('draft_of_other_service')
    if (!isFirst) throw new Refusal('stale')
    return viewDraft(tx, deps, draft)
  })
}

/** Deletes the draft. The credentials in the wallet stay. */
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

/**
 * Returns an application of the active 准考证. Refuses another person's application exactly like one that does not exist.
 */
export async function requireOwn(
  tx: Tx,
  { id, ticketId }: { id: string; ticketId: string },
): Promise<ApplicationRow> {
  const application = requireFound(await findApplication(tx, id))
  if (application.ticket_id !== ticketId) throw new Refusal('not_found')
  return application
}

/**
 * Allows 待审核 to be modified, 审核未通过 to be filed again, and 需补正 to be answered until its deadline. Refuses any other
 * application with its state or with the deadline that has passed.
 */
function requireCorrectable(application: ApplicationRow, at: Date): void {
  requireInTime(application, at)
  const standing = standingOf(application, at)
  if (afterMove(standing, 'modify', 1) ?? afterMove(standing, 'refile', 1) ?? afterMove(standing, 'amend', 1))
    return
  throw new Refusal('application_state', { values: { state: STATE_WORDS[application.state] } })
}

/** REV-10: refuses the answer to an amendment after its deadline, to the second. */
export function requireInTime(application: ApplicationRow, at: Date): void {
  const { amend_until: until } = application
  if (until && standingOf(application, at) === 'amendment_over')
    throw new Refusal('amendment_over', { values: { until: formatInstant(until) } })
}

import { credentialsIn, type Filed, picturesIn } from '#contracts/filed.ts'
import { SERVICES, type ServiceName, serviceAddress } from '#contracts/services.ts'
import type { Once } from '#kernel/act.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { numberIndexOf } from '#modules/evidence/public.ts'
import { addMessage } from '#modules/messages/public.ts'
import { holdPerson } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import type { ExaminedItem, FilingTicket, Mover } from '#server/service-definition.ts'
import {
  type ApplicationRow,
  findApplication,
  insertApplication,
  lockApplication,
  requireChain,
} from '../application.store.ts'
import { faultsOf, LEVEL_WORDS, STATE_WORDS } from '../application.view.ts'
import { movedOf } from '../decision/moved-application.ts'
import {
  findFilingOfDraft,
  insertFiling,
  insertRevision,
  insertStep,
  listSteps,
  type NewRevision,
  nextReceiptSeq,
} from '../filing/filing.store.ts'
import { digestOf, digestOfFiling, sealRevision } from '../filing/sealed-revision.ts'
import { requireFilingTicket, type TicketHolder } from '../filing-ticket.ts'
import { outdatePapers } from '../outdated-papers.ts'
import { requirePreconditions } from '../service-page.ts'
import { type DraftRow, deleteDraft, findDraft } from './draft.store.ts'
import { requireOwn } from './edit-draft.ts'
import { examineDraft } from './examine-draft.ts'
import { fileAgain } from './file-again.ts'
import { daysOfDraft } from './filing-days.ts'
import { requireFilingWindow } from './filing-window.ts'

interface Filing {
  id: string
  ticket: FilingTicket
  begunAt: Date
  at: Date
  chain: readonly string[]
  formVersion: number
  by: Mover
}

/**
 * APP-01, APP-05, APP-06: files the whole draft or nothing, and only once: sending it again answers the same filing.
 * The window is checked inside the transaction, by the server's clock.
 */
export async function submit(
  deps: Deps,
  call: Call<TicketHolder>,
  { id, version, applicationVersion }: { id: string; version: number; applicationVersion?: number },
): Promise<Once<{ filingId: string }>> {
  const { actor, origin } = call
  const at = deps.clock.now()
  return deps.acts.once(call, async (tx) => {
    const ticket = await requireFilingTicket(tx, actor)
    const draft = await holdDraft(tx, { id, ticketId: ticket.id })
    if (!draft) {
      const done = requireFound(await findFilingOfDraft(tx, { draftId: id, ticketId: ticket.id }))
      return { filingId: done.id }
    }
    if (draft.version !== version) throw new Refusal('stale')
    const service = deps.services[draft.service as ServiceName]
    // Two filings of one person see each other, and the record stands still while it is asked (TRO-03).
    await holdPerson(tx, ticket.personId)
    const { windowId, isAmending } = await requireFilingWindow(tx, { service, ticket, draft, at })
    const corrected = await requireUndecided(tx, { draft, ticket, applicationVersion })
    if (!corrected || corrected.state === 'rejected') await requirePreconditions(tx, { service, ticket, at })
    const days = await daysOfDraft(tx, { draft, corrected, ticket, at })
    const items = await requireItems(tx, deps, { draft, corrected, ticket, days, at })
    const { levels } = await requireChain(tx, { service: service.service, at })
    const filing: Filing = {
      id: deps.ids.next(),
      ticket,
      begunAt: days.begunAt,
      at,
      chain: levels,
      formVersion: service.formVersion,
      by: call,
    }
    const receiptNo = await recordFiling(tx, { filing, draft, items, windowId })
    for (const item of items) await fileItem(tx, deps, { item, filing, draft })
    await deleteDraft(tx, { id: draft.id, ticketId: ticket.id })
    await addMessage(tx, deps, {
      personId: ticket.personId,
      ticketId: ticket.id,
      title: `「${SERVICES[service.service].title}」已提交`,
      body: `提交编号 ${receiptNo}，共 ${items.length} 项：${items.map(({ filed }) => filed.title).join('、')}。审核结果会发送到这里。`,
      link: `${serviceAddress(service.service)}/filings/${filing.id}`,
    })
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: isAmending
        ? 'application.amend'
        : draft.application_id
          ? 'application.refile'
          : 'application.file',
      subject: { kind: 'filing', id: filing.id },
      personId: ticket.personId,
      new: { receiptNo, service: service.service, subjects: items.map(({ subject }) => subject) },
    })
    return { filingId: filing.id }
  })
}

/**
 * Locks the draft, and before it the application that it corrects. Withdrawing locks in the same order, which prevents
 * a deadlock.
 */
async function holdDraft(tx: Tx, key: { id: string; ticketId: string }): Promise<DraftRow | undefined> {
  const seen = await findDraft(tx, key)
  if (seen?.application_id) await lockApplication(tx, seen.application_id)
  return findDraft(tx, { ...key, hold: true })
}

/** Returns the items that the draft would file. Refuses with every problem at once when there are any. */
async function requireItems(
  tx: Tx,
  deps: Deps,
  question: Parameters<typeof examineDraft>[2],
): Promise<readonly ExaminedItem[]> {
  const { problems, items } = await examineDraft(tx, deps, question)
  if (problems.length > 0 || items.length === 0) throw new Refusal('draft_incomplete', { problems })
  return items
}

/**
 * APP-10: refuses to file a correction when a reviewer has rejected the application or asked for an amendment since the
 * candidate opened the draft, so that the candidate reads the reason before filing again.
 */
async function requireUndecided(
  tx: Tx,
  {
    draft,
    ticket,
    applicationVersion,
  }: { draft: DraftRow; ticket: FilingTicket; applicationVersion: number | undefined },
): Promise<ApplicationRow | undefined> {
  if (!draft.application_id) return undefined
  const application = await requireOwn(tx, { id: draft.application_id, ticketId: ticket.id })
  const isDecided = application.state === 'rejected' || application.state === 'amending'
  if (!isDecided || application.version === applicationVersion) return application
  const { person_id: personId, id, level, chain } = application
  const faults = faultsOf(await listSteps(tx, { personId, applicationId: id }))
  const who = LEVEL_WORDS[chain[level - 1] ?? '']?.who ?? '审核人员'
  const why = faults.map(({ words }) => words).join('')
  throw new Refusal('decided_meanwhile', { values: { who, state: STATE_WORDS[application.state], why } })
}

async function recordFiling(
  tx: Tx,
  submission: { filing: Filing; draft: DraftRow; items: readonly ExaminedItem[]; windowId: string },
): Promise<string> {
  const { filing, draft, items, windowId } = submission
  const day = beijingDateOf(filing.at).replaceAll('-', '')
  const receiptNo = `${day}${String(await nextReceiptSeq(tx)).padStart(8, '0')}`
  await insertFiling(tx, {
    id: filing.id,
    receiptNo,
    personId: filing.ticket.personId,
    ticketId: filing.ticket.id,
    service: draft.service as ServiceName,
    draftId: draft.id,
    windowId,
    noticeVersion: draft.notice_version,
    digest: digestOfFiling({
      receiptNo,
      ticketNo: filing.ticket.no,
      filedAt: filing.at,
      filed: items.map((item) => item.filed),
    }),
    begunAt: filing.begunAt,
    at: filing.at,
  })
  return receiptNo
}

async function fileItem(
  tx: Tx,
  deps: Deps,
  { item, filing, draft }: { item: ExaminedItem; filing: Filing; draft: DraftRow },
): Promise<void> {
  const filed = draft.application_id
    ? await fileAgain(tx, { id: draft.application_id, item, chain: filing.chain, at: filing.at })
    : await fileFirst(tx, deps, { item, filing, service: draft.service as ServiceName })
  const { personId } = filing.ticket
  await insertRevision(tx, {
    personId,
    applicationId: filed.id,
    revision: filed.revision,
    filingId: filing.id,
    filedCipher: sealRevision(deps, filed.id, {
      filed: item.filed,
      form: { version: filing.formVersion, content: item.form },
    }),
    digest: digestOf(item.filed),
    at: filing.at,
    credentials: rest(deps, item.filed),
  })
  const { kind, revision } = filed
  await insertStep(tx, { personId, applicationId: filed.id, kind, revision, at: filing.at })
  const moved = requireFound(await findApplication(tx, filed.id))
  await deps.services[moved.service].onMove(tx, { ...movedOf(moved, filing.at), by: filing.by }, { kind })
  await outdatePapers(tx, moved, { kind, at: filing.at })
}

/** Everything that the application rests on: each credential and each photograph once. */
function rest(deps: Deps, filed: Filed): NewRevision['credentials'] {
  const numbers = new Map(credentialsIn(filed).map((one) => [one.credentialId, numberIndexOf(deps, one)]))
  const pictures = new Map(picturesIn(filed).map((one) => [one.credentialId, one]))
  return [...pictures.values()].map((one) => ({ filed: one, numberIndex: numbers.get(one.credentialId) }))
}

async function fileFirst(
  tx: Tx,
  deps: Deps,
  { item, filing, service }: { item: ExaminedItem; filing: Filing; service: ServiceName },
) {
  const { ticket, chain, at } = filing
  const { personId, schoolId } = ticket
  const application = { id: deps.ids.next(), personId, ticketId: ticket.id, schoolId, service, chain, at }
  const { subject } = item
  const { title } = item.filed
  if (!(await insertApplication(tx, { ...application, subject, title })))
    throw new Refusal('application_open', { values: { title } })
  return { id: application.id, revision: 1, kind: 'filed' as const }
}

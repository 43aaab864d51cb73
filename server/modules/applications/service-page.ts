import { SERVICES, type ServiceName } from '#contracts/services.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findText } from '#modules/texts/public.ts'
import { findServiceWindow, type ServiceWindow } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import type { FilingTicket, Service } from '#server/service-definition.ts'
import { listApplications } from './application.store.ts'
import { viewApplication } from './application.view.ts'
import { type DraftRow, findDraftOf, listCorrections } from './draft/draft.store.ts'
import { readForm } from './draft/sealed-form.ts'
import { requireFilingTicket, type TicketHolder } from './filing-ticket.ts'

/** APP-01: shows everything on the first page of a service. */
export async function viewServicePage(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
  input: { service: ServiceName },
) {
  const at = deps.clock.now()
  const service = deps.services[input.service]
  return deps.database.readOften(deadline, async (tx) => {
    const ticket = await requireFilingTicket(tx, actor)
    const window = await findServiceWindow(tx, { service: input.service, schoolId: ticket.schoolId, at })
    const draft = await findDraftOf(tx, {
      ticketId: ticket.id,
      service: input.service,
      applicationId: undefined,
    })
    const applications = await listApplications(tx, { ticketId: ticket.id, service: input.service })
    const corrections = await listCorrections(tx, { ticketId: ticket.id, service: input.service })
    return {
      service: input.service,
      ...(window ? { window: viewWindow(window) } : {}),
      preconditions: await service.preconditions(tx, { ticket, at, reopens: undefined }),
      notice: await findNotice(tx, input.service),
      ...(draft ? { draft: viewOpenDraft(deps, draft) } : {}),
      applications: applications.map((row) =>
        viewApplication(row, {
          isWindowOpen: window?.state === 'open',
          at,
          correction: corrections.find((draft) => draft.application_id === row.id),
        }),
      ),
      serverTime: at.toISOString(),
    }
  })
}

/** Shows the open draft. The candidate has to begin again when the draft can no longer be read (APP-09). */
function viewOpenDraft(deps: Deps, draft: DraftRow) {
  const isOutdated = readForm(deps, draft) === undefined
  return { id: draft.id, savedAt: draft.saved_at.toISOString(), isOutdated }
}

/** Finds the 须知 in force. Its version is 0 until staff have written one. */
export async function findNotice(tx: Tx, service: ServiceName): Promise<{ version: number; body: string }> {
  return (await findText(tx, SERVICES[service].noticeKey)) ?? { version: 0, body: '' }
}

/**
 * APP-05: returns the open window, or refuses with the time when it closed or opens. Called inside the transaction that
 * files.
 */
export async function requireOpenWindow(
  tx: Tx,
  asked: { service: Service; ticket: FilingTicket; at: Date },
): Promise<ServiceWindow> {
  const { service, ticket, at } = asked
  const window = await findServiceWindow(tx, { service: service.service, schoolId: ticket.schoolId, at })
  if (window?.state === 'open') return window
  throw new Refusal('window_closed', {
    values: { service: SERVICES[service.service].title, when: whenWords(window) },
  })
}

/** EXM-05: refuses with the first precondition that is not met, in words. */
export async function requirePreconditions(
  tx: Tx,
  asked: { service: Service; ticket: FilingTicket; at: Date },
): Promise<void> {
  const { service, ticket, at } = asked
  const all = await service.preconditions(tx, { ticket, at, reopens: undefined })
  const unmet = all.find(({ met }) => !met)
  if (unmet) throw new Refusal('precondition_unmet', { values: { why: unmet.text } })
}

function whenWords(window: ServiceWindow | undefined): string {
  if (window?.state === 'upcoming') return `${formatInstant(window.window.opensAt)} 开放`
  return window ? `已于 ${formatInstant(window.window.closesAt)} 截止` : ''
}

function viewWindow({ state, window }: ServiceWindow) {
  return {
    state,
    round: window.round,
    opensAt: window.opensAt.toISOString(),
    closesAt: window.closesAt.toISOString(),
    ...(window.nextExpected ? { nextExpected: window.nextExpected } : {}),
  }
}

import { isDeepStrictEqual } from 'node:util'
import { credentialsIn, picturesIn } from '#contracts/filed.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findServiceWindow } from '#modules/windows/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { expectedDaysFrom } from '#rulebook/windows/standing-window.ts'
import type { Deps } from '#server/deps.ts'
import type { ExaminedItem } from '#server/service-definition.ts'
import { standingOf } from './application.lifecycle.ts'
import {
  type ApplicationRow,
  findApplication,
  listApplicationsOfFiling,
  requireChain,
} from './application.store.ts'
import { nextWords, viewApplication, viewSteps } from './application.view.ts'
import { lastFiledAt, pausedMs } from './decision/paused-clock.rules.ts'
import { findDraft } from './draft/draft.store.ts'
import { requireOwn } from './draft/edit-draft.ts'
import { examineDraft } from './draft/examine-draft.ts'
import { daysOfDraft } from './draft/filing-days.ts'
import { findFiling, listSteps, type StepRow } from './filing/filing.store.ts'
import { digestOf, openRevision } from './filing/sealed-revision.ts'
import { requireFilingTicket, type TicketHolder } from './filing-ticket.ts'
import { refuseUnseen } from './other-ticket.ts'

/** APP-03, APP-04, APP-07: shows one application: what was filed, its timeline and what comes next. */
export function viewOwnApplication(
  deps: Deps,
  { actor, deadline }: Call<TicketHolder>,
  { id }: { id: string },
) {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const row = await findApplication(tx, id)
    if (row?.ticket_id !== actor.ticket.id) return refuseUnseen(tx, actor, { kind: 'application', id })
    const revision = await openRevision(tx, deps, row)
    const filing = requireFound(await findFiling(tx, { id: revision.filingId, ticketId: row.ticket_id }))
    const steps = await listSteps(tx, { personId: row.person_id, applicationId: row.id })
    const openUntil = await openUntilFor(tx, deps, row)
    return {
      application: viewApplication(row, { isWindowOpen: openUntil !== undefined, at }),
      filed: revision.filed,
      receiptNo: revision.receiptNo,
      filingId: revision.filingId,
      steps: viewSteps(steps, row.chain),
      next: await nextOf(tx, deps, { row, filing, openUntil, steps }),
    }
  })
}

/** APP-01, APP-08: shows the result of a submission. */
export function viewOwnFiling(deps: Deps, { actor, deadline }: Call<TicketHolder>, { id }: { id: string }) {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const own = await findFiling(tx, { id, ticketId: actor.ticket.id })
    const filing = own ?? (await refuseUnseen(tx, actor, { kind: 'filing', id }))
    const rows = await listApplicationsOfFiling(tx, filing.id)
    const [first] = rows
    const openUntil = first ? await openUntilFor(tx, deps, first) : undefined
    return {
      id: filing.id,
      receiptNo: filing.receipt_no,
      service: filing.service,
      filedAt: filing.filed_at.toISOString(),
      digest: filing.digest.toString('hex'),
      ticketNo: filing.ticket_no,
      applications: rows.map((row) => viewApplication(row, { isWindowOpen: openUntil !== undefined, at })),
      next: await nextOfFiling(tx, deps, { rows, filing, openUntil }),
      school: {
        name: filing.school_name,
        ...(filing.school_website ? { website: filing.school_website } : {}),
      },
    }
  })
}

/** EXM-02: shows what the draft would file, and every problem that prevents it. */
export function viewCheck(deps: Deps, { actor, deadline }: Call<TicketHolder>, { id }: { id: string }) {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const ticket = await requireFilingTicket(tx, actor)
    const draft = requireFound(await findDraft(tx, { id, ticketId: ticket.id }))
    const corrected = draft.application_id
      ? await requireOwn(tx, { id: draft.application_id, ticketId: ticket.id })
      : undefined
    const days = await daysOfDraft(tx, { draft, corrected, ticket, at })
    const { problems, items } = await examineDraft(tx, deps, { draft, corrected, ticket, days, at })
    return {
      version: draft.version,
      problems: [...problems],
      items: items.map(({ subject, filed, advice }) => ({ subject, filed, advice })),
      isUnchanged: corrected !== undefined && (await isAsFiled(tx, deps, { corrected, items })),
    }
  })
}

/**
 * APP-10: whether a rejected application would be filed unchanged, and so be rejected again. Only the candidate's own
 * input counts, because the words of the catalogue may have changed since.
 */
async function isAsFiled(
  tx: Tx,
  deps: Deps,
  { corrected, items }: { corrected: ApplicationRow; items: readonly ExaminedItem[] },
): Promise<boolean> {
  const { form: stored, filed } = await openRevision(tx, deps, corrected)
  const form = deps.services[corrected.service].readForm(stored)
  const [item] = items
  if (!form || !item || items.length > 1) return false
  return digestOf(saidIn(item)).equals(digestOf(saidIn({ form, filed })))
}

function saidIn({ form, filed }: Pick<ExaminedItem, 'form' | 'filed'>) {
  return {
    form,
    fields: credentialsIn(filed).map(({ credentialId, fields }) => [credentialId, fields]),
    images: picturesIn(filed).map(({ credentialId, images }) => [credentialId, images.map(({ id }) => id)]),
  }
}

/** When the window that is open for the application now closes; undefined when no window is open. */
async function openUntilFor(tx: Tx, deps: Deps, row: ApplicationRow): Promise<Date | undefined> {
  const at = deps.clock.now()
  const found = await findServiceWindow(tx, { service: row.service, schoolId: row.school_id, at })
  return found?.state === 'open' ? found.window.closesAt : undefined
}

interface Filed {
  row: ApplicationRow
  filing: { opens_at: Date; closes_at: Date; filed_at: Date }
  openUntil: Date | undefined
  steps: readonly StepRow[]
}

/**
 * What comes next for a whole submission. Its applications are decided each by itself (EXM-03): once they stand apart, no words are true
 * of all. What was withdrawn waits for nothing, and is silent beside what still does.
 */
async function nextOfFiling(
  tx: Tx,
  deps: Deps,
  { rows, ...filed }: Omit<Filed, 'row' | 'steps'> & { rows: readonly ApplicationRow[] },
): Promise<string[]> {
  const alive = rows.filter(({ state }) => state !== 'withdrawn')
  const each: string[][] = []
  for (const row of alive.length > 0 ? alive : rows) {
    const steps = await listSteps(tx, { personId: row.person_id, applicationId: row.id })
    each.push(await nextOf(tx, deps, { ...filed, row, steps }))
  }
  const [first = [], ...others] = each
  return others.every((one) => isDeepStrictEqual(one, first)) ? first : [STAND_APART]
}

const STAND_APART = '这次提交的各项申请进度不同，请在下面逐项查看。'

async function nextOf(tx: Tx, deps: Deps, { row, filing, openUntil, steps }: Filed) {
  const { expectedDays } = await requireChain(tx, { service: row.service, at: filing.filed_at })
  const { chain, level, amend_until: amendUntil } = row
  return nextWords({
    ...{ chain, level, amendUntil, openUntil, expectedDays },
    standing: standingOf(row, deps.clock.now()),
    countsFrom: expectedDaysFrom({
      opensAt: filing.opens_at,
      closesAt: filing.closes_at,
      filedAt: lastFiledAt(steps) ?? filing.filed_at,
    }),
    pausedMs: pausedMs(steps),
    whenApproved: deps.services[row.service].whenApproved,
  })
}

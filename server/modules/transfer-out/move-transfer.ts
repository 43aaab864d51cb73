import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findApplication, openRevision } from '#modules/applications/public.ts'
import { closeDeparture, openDeparture } from '#modules/departures/public.ts'
import { findTicket, moveTicket } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { transferOutTexts as texts } from '#rulebook/transfer-out/transfer-out.texts.ts'
import type { Adapters } from '#server/deps.ts'
import type { MovedApplication, ServiceMove } from '#server/service-definition.ts'
import { changesSince, filedScores } from './changes-since.ts'
import { leftBehind } from './left-behind.ts'
import { majorOf } from './major/major-of.ts'
import { readForm } from './read-form.ts'
import { readContext } from './transfer-context.ts'

type Deps = Pick<Adapters, 'cipher' | 'ids'>

/**
 * TRO-03: the 准考证 is 在籍(转出) from the filing on. A withdrawal or rejection gives it back; what happened to the scores meanwhile stays,
 * because nothing of them was touched. Filings, last approvals and undoings hold the person, so that every rule is asked of a record that
 * stands still.
 */
export async function moveTransfer(
  tx: Tx,
  deps: Deps,
  { application, move }: { application: MovedApplication; move: ServiceMove },
): Promise<void> {
  switch (move.kind) {
    case 'filed':
    case 'refiled':
      return take(tx, application, 'precondition_unmet')
    case 'withdrawn':
    case 'rejected':
      return giveBack(tx, application)
    case 'approved':
      return depart(tx, deps, application)
    case 'undone':
      return undo(tx, application, move.undoes)
    case 'modified':
    case 'amended':
    case 'passed':
    case 'returned':
    case 'amendment_asked':
    case 'held':
    case 'released':
      return undefined
    default:
      return move satisfies never
  }
}

async function take(
  tx: Tx,
  { ticketId, at }: MovedApplication,
  code: 'precondition_unmet' | 'effect_relied_on',
): Promise<void> {
  if (await moveTicket(tx, { ticketId, from: 'active', to: 'transferring_out', at })) return
  throw new Refusal(code, { values: { why: texts.all.not_active } })
}

async function undo(
  tx: Tx,
  application: MovedApplication,
  undoes: 'passed' | 'rejected' | 'approved',
): Promise<void> {
  if (undoes === 'rejected') await take(tx, application, 'effect_relied_on')
  if (undoes === 'approved') await stay(tx, application)
}

async function giveBack(tx: Tx, { ticketId, at }: MovedApplication): Promise<void> {
  if (await moveTicket(tx, { ticketId, from: 'transferring_out', to: 'active', at })) return
  throw new Error(`准考证 ${ticketId} is not 在籍(转出) while its transfer-out is open`)
}

/** What is approved is what was filed: a score that is another now goes back to the candidate (TRO-02). */
async function depart(tx: Tx, deps: Deps, application: MovedApplication): Promise<void> {
  const { id: applicationId, personId, ticketId, at } = application
  const row = requireFound(await findApplication(tx, applicationId))
  const found = requireFound(await findTicket(tx, ticketId))
  const ticket = { id: ticketId, no: found.ticket_no, personId, schoolId: found.school_id }
  const context = await readContext(tx, ticket, { at, deciding: applicationId })
  const { filed, form: stored } = await openRevision(tx, deps, row)
  const against = [...context.whyNot.map((why) => texts.all[why]), ...changesSince(filed, context)]
  if (against.length > 0) {
    const why = `${against.join('')}请用「补正」请考生按现在的成绩重新确认，或者不予通过。`
    throw new Refusal('effect_impossible', { values: { why } })
  }
  const scoreIds = filedScores(filed).map(({ key }) => key)
  const form = requireFound(readForm(stored))
  const major = await majorOf(tx, { form, revision: { personId, applicationId, revision: row.revision } })
  if (!major) {
    const why = '转入专业由考生填写，请先在「核定转入专业」中填写专业代码。'
    throw new Refusal('effect_impossible', { values: { why } })
  }
  const destination = destinationOf(form, major)
  const takesAll = leftBehind(context, scoreIds).length === 0
  await openDeparture(tx, deps, { applicationId, personId, ticketId, destination, scoreIds, takesAll, at })
}

/** REV-06: the transfer waits for its level again, and the 准考证 stays 在籍(转出). */
async function stay(tx: Tx, { id: applicationId, at }: MovedApplication): Promise<void> {
  if (await closeDeparture(tx, { applicationId, at })) return
  throw new Refusal('effect_relied_on', { values: { why: '电子档案已经发出，或转出已经结束。' } })
}

function destinationOf(
  { province, otherTicketNo: ticketNo, level }: TransferOutForm,
  { code: majorCode, name: majorName }: { code: string; name: string },
) {
  if (level === '') throw new Error('a transfer-out was filed without a level')
  return { province, ticketNo, level, majorCode, majorName }
}

import { Refusal } from '#kernel/refusal.ts'
import { revokePapers } from '#modules/paper-proofs/public.ts'
import { moveTicket, type TicketState } from '#modules/registry/public.ts'
import { bringScoresBack, transferScoresOut } from '#modules/scores/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { DepartureRow } from '../departure.store.ts'
import { type DepartureMover, makeMove } from '../moving/make-move.ts'
import { addScoresAlong, hasPassLeft, listDepartureScores, markTakenBack } from './answer.store.ts'
import { whyCountedHere } from './why-counted-here.ts'

/** What the destination said of a package. */
export interface Answer {
  row: DepartureRow
  kind: 'accepted' | 'returned'
  note: string
  by: DepartureMover
  at: Date
  /** The id of the signed answer; undefined: it was entered by hand. */
  answerId: string | undefined
}

/**
 * TRO-03: ends a departure by the destination's answer. The person is locked, and the move was allowed. Refuses `departure_counted` while a
 * diploma rests on what the destination accepted: it would count in both provinces.
 */
export async function settleAnswer(tx: Tx, deps: Deps, answer: Answer): Promise<void> {
  const { row, kind, note, by, at, answerId } = answer
  const trace = { by, at, note, answerId, more: answerId === undefined ? {} : { answerId } }
  if (kind === 'returned') {
    await releaseTicket(tx, row, at)
    return makeMove(tx, deps, { from: row, move: 'return', ...trace })
  }
  const counted = await whyCountedHere(tx, { row, at })
  if (counted !== undefined) throw new Refusal('departure_counted', { values: { why: counted } })
  const { person_id: personId } = row
  await addScoresAlong(tx, row.id)
  const scoreIds = await listDepartureScores(tx, row.id)
  const scores = await transferScoresOut(tx, deps, { personId, scoreIds })
  // A score that came after the approval stays here, and so does its 准考证.
  const isOver = row.takes_all && !(await hasPassLeft(tx, row.id))
  await requireTicketMove(tx, row, {
    from: 'transferring_out',
    to: isOver ? 'transferred_out' : 'active',
    at,
  })
  await revokeSheets(tx, row, at)
  await makeMove(tx, deps, { from: row, move: 'accept', ...trace, more: { ...trace.more, scores } })
}

/** TRO-03: takes an answer back: scores and 准考证 are as they were while the package was out. */
export async function takeBack(
  tx: Tx,
  deps: Deps,
  undone: { row: DepartureRow; by: DepartureMover; at: Date; note: string; ticketState: TicketState },
): Promise<void> {
  const { row, by, at, note, ticketState } = undone
  const personId = row.person_id
  const scoreIds = await listDepartureScores(tx, row.id)
  if (row.state === 'accepted') await bringScoresBack(tx, deps, { personId, scoreIds })
  await requireTicketMove(tx, row, { from: ticketState, to: 'transferring_out', at })
  await revokeSheets(tx, row, at)
  // TRO-04: the same signed answer may be right after all, and is taken again then.
  await markTakenBack(tx, row, at)
  await makeMove(tx, deps, { from: row, move: 'undo', by, at, note })
}

/** TRO-03: nothing went: the 准考证 is 在籍 again, and the form that was signed says nothing any more. */
export async function releaseTicket(tx: Tx, row: DepartureRow, at: Date): Promise<void> {
  await requireTicketMove(tx, row, { from: 'transferring_out', to: 'active', at })
  await revokePapers(tx, {
    ...{ subject: `person:${row.person_id}`, reason: 'application_ended', at },
    kinds: ['transfer_form'],
    about: [`application:${row.application_id}`],
  })
}

/** A score sheet says of each score whether it counts here. */
async function revokeSheets(tx: Tx, row: DepartureRow, at: Date): Promise<void> {
  const subject = `person:${row.person_id}` as const
  const about = [`ticket:${row.ticket_id}`] as const
  await revokePapers(tx, { subject, kinds: ['score_sheet'], about, reason: 'score_corrected', at })
  await notify(tx, 'score-sheets', row.ticket_id)
}

async function requireTicketMove(
  tx: Tx,
  { ticket_id: ticketId }: DepartureRow,
  move: { from: TicketState; to: TicketState; at: Date },
): Promise<void> {
  if (!(await moveTicket(tx, { ticketId, ...move }))) throw new Refusal('stale')
}

import type { BodyOf } from '#contracts/route.ts'
import type { decideArrival as contract } from '#contracts/transfers/office-arrivals.ts'
import type { ArrivalState } from '#contracts/transfers/transfer-in.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { afterArrivalMove } from '../arrival.lifecycle.ts'
import { maySettle } from '../arrival.policy.ts'
import { type ArrivalChange, type ArrivalRow, aboutArrival, moveArrival } from '../arrival.store.ts'
import {
  type ArrivalReason,
  type ArrivalStepKind,
  insertArrivalStep,
  listArrivalSteps,
} from '../arrival-step.store.ts'
import { findNoticeFor } from '../confirmation/notice.store.ts'
import { requireArrival } from '../require-arrival.ts'
import { tellOwner } from '../tell-owner.ts'
import { listArrivalReasons } from './reason.store.ts'
import { hasJudgedAtOtherLevel } from './standing-step.ts'
import { findOpenArrivalUndo } from './undo.store.ts'

type Body = BodyOf<typeof contract>

/**
 * TRI-01: decides at the level whose turn it is; the last level's approval opens the 现场确认. Refuses `review_state` when it is another level's
 * turn, `stale` when somebody was faster or the file was corrected since, `second_level`, `undo_open`, `reason_missing`, `note_missing`.
 */
export async function decideOnArrival(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version, decision, reasons: codes, note }: Body & { id: string },
): Promise<{ state: ArrivalState }> {
  return deps.database.transact(deadline, async (tx) => {
    const at = deps.clock.now()
    const from = await requireArrival(tx, { id, actor, grant: 'review.decide' })
    if (from.version !== version) throw new Refusal('stale')
    const turn = await requireTurn(tx, { from, actor, decision })
    const reasons = decision === 'reject' ? await requireReasons(tx, { codes, note }) : []
    if (!(await moveArrival(tx, { from, to: goalOf(turn, at), at }))) throw new Refusal('stale')
    const { level, move, state } = turn
    await insertArrivalStep(tx, {
      ...{ from, kind: STEPS[move], level, reasons, at, staffId: actor.staffId },
      ...(note ? { note } : {}),
    })
    await tell(tx, deps, { from, move, reasons, note, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: `arrival.${decision}` },
      ...aboutArrival(from),
      old: { state: from.state, level, revision: from.revision },
      new: { state, reasons: reasons.map(({ code }) => code) },
      ...(note ? { reason: note } : {}),
    })
    return { state }
  })
}

type Move = 'pass' | 'approve' | 'reject'
const STEPS = { pass: 'passed', approve: 'approved', reject: 'rejected' } as const satisfies Record<
  Move,
  ArrivalStepKind
>

interface Turn {
  level: number
  move: Move
  state: ArrivalState
}

/** REV-04: whose turn it is, and that this person has not judged at another level. */
async function requireTurn(
  tx: Tx,
  { from, actor, decision }: { from: ArrivalRow; actor: StaffActor; decision: Body['decision'] },
): Promise<Turn> {
  const { level, chain } = from
  if (level === null || chain === null || !maySettle(actor, from)) throw new Refusal('review_state')
  const move = decision === 'reject' ? 'reject' : level === chain.length ? 'approve' : 'pass'
  const state = afterArrivalMove(from.state, move)
  if (!state) throw new Refusal('review_state')
  const steps = await listArrivalSteps(tx, from.id)
  if (hasJudgedAtOtherLevel(steps, { staffId: actor.staffId, level })) throw new Refusal('second_level')
  if (await findOpenArrivalUndo(tx, from.id)) throw new Refusal('undo_open')
  return { level, move, state }
}

function goalOf({ level, move, state }: Turn, at: Date): ArrivalChange {
  switch (move) {
    case 'pass':
      return { state, level: level + 1 }
    case 'approve':
      return { state, toConfirmSince: at }
    case 'reject':
      return { state }
    default:
      return move satisfies never
  }
}

interface Decided {
  from: ArrivalRow
  move: Move
  reasons: readonly ArrivalReason[]
  note: string | undefined
  at: Date
}

async function tell(tx: Tx, deps: Deps, { from, move, reasons, note, at }: Decided): Promise<void> {
  if (move === 'pass') return
  if (move === 'reject')
    return tellOwner(tx, deps, { arrival: from, news: { kind: 'reject', reasons, note } })
  const notice = await findNoticeFor(tx, { school_id: from.school_id, to_confirm_since: at })
  return tellOwner(tx, deps, { arrival: from, news: { kind: 'approve', notice } })
}

/** REV-04: the reasons with today's words, which stay with the decision whatever the catalogue says later. */
async function requireReasons(
  tx: Tx,
  { codes, note }: { codes: readonly string[]; note: string | undefined },
): Promise<ArrivalReason[]> {
  const catalogue = new Map((await listArrivalReasons(tx)).map((reason) => [reason.code, reason]))
  if (codes.length === 0) throw new Refusal('reason_missing')
  return codes.map((code) => {
    const reason = catalogue.get(code)
    if (!reason) throw new Refusal('reason_missing')
    if (reason.needs_note && !note?.trim())
      throw new Refusal('note_missing', { values: { label: reason.label } })
    return { code, words: reason.words, remedy: reason.remedy }
  })
}

import type { ApplicationState } from '#contracts/applications.ts'
import type { Fault } from '#contracts/filed.ts'
import { applicationAddress } from '#contracts/services.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { type ApplicationRow, moveApplication } from '../application.store.ts'
import { LEVEL_WORDS } from '../application.view.ts'
import { insertStep } from '../filing/filing.store.ts'
import { faultsForTrail } from './faults-for-trail.ts'
import { requireTurn } from './level-turn.ts'
import { movedOf } from './moved-application.ts'

/** The acts of a level that are not decisions (REV-10): 退回, 补正, 暂缓, and the end of a hold. */
export type LevelAct =
  | { move: 'return'; toLevel: number; note: string }
  | { move: 'ask_amendment'; faults: readonly Fault[]; until: Date; note: string | undefined }
  | { move: 'hold'; note: string }
  | { move: 'release' }

const STEPS = {
  return: 'returned',
  ask_amendment: 'amendment_asked',
  hold: 'held',
  release: 'released',
} as const satisfies Record<LevelAct['move'], string>

interface Acted {
  call: Call<StaffActor>
  /** The application, locked by this transaction. */
  from: ApplicationRow
  act: LevelAct
}

/**
 * REV-10: returns an application to an earlier level, asks its owner for an amendment, or begins or ends a hold. No
 * other code does this. The step, the message and the audit row are part of the same transaction. Only reviewers see
 * the notes of a return and of a hold.
 */
export async function actAtLevel(tx: Tx, deps: Deps, { call, from, act }: Acted): Promise<ApplicationState> {
  const at = deps.clock.now()
  const { actor, origin } = call
  const { staffId } = actor
  if (act.move === 'release' && from.held_at === null) throw new Refusal('stale')
  if (act.move === 'return' && act.toLevel >= from.level) throw new Refusal('return_level')
  const level = act.move === 'return' ? act.toLevel : from.level
  const to = await requireTurn(tx, { from, move: act.move, level, staffId, at })
  const marks = marksOf(act, { from, at })
  if (!(await moveApplication(tx, { from, to, level, at, ...marks }))) throw new Refusal('stale')
  const { person_id: personId, id: applicationId, revision } = from
  const note = 'note' in act ? act.note : undefined
  await insertStep(tx, {
    ...{ personId, applicationId, revision, staffId, note, at },
    kind: STEPS[act.move],
    level: from.level,
    ...(act.move === 'return' ? { toLevel: act.toLevel } : {}),
    ...(act.move === 'ask_amendment' ? { reasons: act.faults, amendUntil: act.until } : {}),
  })
  await deps.services[from.service].onMove(tx, { ...movedOf(from, at), by: call }, { kind: STEPS[act.move] })
  const message = messageOf(from, act)
  if (message)
    await addMessage(tx, deps, {
      ...{ personId, ticketId: from.ticket_id, link: applicationAddress(from) },
      ...message,
    })
  await writeAudit(tx, {
    ...{ at, actor, origin, personId },
    action: `review.${act.move}`,
    subject: { kind: 'application', id: applicationId },
    old: { state: from.state, level: from.level, revision },
    new: { state: to, ...changeOf(act) },
    ...(note ? { reason: note } : {}),
  })
  return to
}

/** The deadline or hold that the application carries until its next move. */
function marksOf(act: LevelAct, { from, at }: { from: ApplicationRow; at: Date }) {
  switch (act.move) {
    case 'ask_amendment':
      return { amendUntil: act.until }
    case 'hold':
      return { heldAt: at, ...stillAmending(from) }
    case 'release':
      return stillAmending(from)
    case 'return':
      return {}
    default:
      return act satisfies never
  }
}

/** Keeps a missed deadline: a hold does not answer the amendment that the candidate failed to submit in time. */
function stillAmending({ amend_until: until }: ApplicationRow) {
  return until ? { amendUntil: until } : {}
}

function changeOf(act: LevelAct) {
  switch (act.move) {
    case 'ask_amendment':
      return { ...faultsForTrail(act.faults), until: act.until.toISOString() }
    case 'return':
      return { level: act.toLevel }
    case 'hold':
    case 'release':
      return {}
    default:
      return act satisfies never
  }
}

function messageOf(from: ApplicationRow, act: LevelAct): { title: string; body: string } | undefined {
  const title = `「${from.title}」`
  switch (act.move) {
    case 'ask_amendment':
      return {
        title: `${title}需补正，请在 ${formatInstant(act.until)} 前提交`,
        body: [...act.faults.map(({ words, remedy }) => `${words}${remedy}`), act.note ?? '']
          .filter((line) => line !== '')
          .join('\n'),
      }
    case 'return': {
      const who = LEVEL_WORDS[from.chain[act.toLevel - 1] ?? '']?.who ?? '上一级'
      return {
        title: `${title}已退回${who}重新审核`,
        body: '您无需重新提交，请等待新的审核结果。',
      }
    }
    case 'hold':
    case 'release':
      return undefined
    default:
      return act satisfies never
  }
}

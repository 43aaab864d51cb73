import type { decideWindowChange as contract } from '#contracts/office/setup/window-changes.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { violatedUnique } from '#platform/db/database-faults.ts'
import type { Deps } from '#server/deps.ts'
import { fitTimes, requireAsSeen } from './request-window-change.ts'
import {
  type ChangeRow,
  deleteWindow,
  holdChange,
  insertWindow,
  setTimes,
  settleChange,
  type WindowRow,
} from './window-change.store.ts'
import type { Times } from './window-times.rules.ts'

const STATES = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' } as const

/**
 * WIN-01: the second person agrees to a change of a window, or refuses it; whoever asked takes it back. What is agreed to holds at once.
 * Refuses `stale` when another decision came first or the window is no longer as it was seen, and `window_overlap` when another
 * window came in between. A list of graduates may have been agreed to meanwhile: then `window_results_out`.
 */
export async function decideOnWindow(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, decision, note }: BodyOf<typeof contract> & { id: string },
): Promise<void> {
  const at = deps.clock.now()
  const decide = deps.database.transact(deadline, async (tx) => {
    const change = requireFound(await holdChange(tx, id))
    const isOwn = change.requestedBy === actor.staffId
    if (decision === 'withdraw' && !isOwn) throw new Refusal('not_permitted')
    if (decision !== 'withdraw' && isOwn) throw new Refusal('second_person')
    const step = { id, state: STATES[decision], staffId: actor.staffId, at, note }
    if (!(await settleChange(tx, step))) throw new Refusal('stale')
    // Nothing changes otherwise: the trail then has what was asked for.
    const { was, is } =
      decision === 'approve' ? await putInForce(tx, deps, change) : { was: undefined, is: change }
    const { kind, service, round, schoolId, windowId } = change
    await writeAudit(tx, {
      ...{
        at,
        actor,
        origin,
        action: `window.${decision}` as const,
        subject: { kind: 'window', id: windowId },
      },
      ...(was ? { old: toldOf(was) } : {}),
      new: { kind, service, round, schoolId, ...toldOf(is) },
      reason: note ?? change.reason,
    })
  })
  await decide.catch((error: unknown) => {
    const violated = violatedUnique(error)
    if (violated === 'windows_round') throw new Refusal('window_round_taken', { values: { round: '' } })
    if (violated?.startsWith('windows_')) throw new Refusal('window_overlap', { values: { round: '' } })
    throw error
  })
}

/** What the trail tells of a window, beside its name. */
type Told = { [Field in 'opensAt' | 'closesAt' | 'nextExpected']?: WindowRow[Field] | null }

function toldOf({ opensAt, closesAt, nextExpected }: Told): Told {
  return {
    ...(opensAt ? { opensAt } : {}),
    ...(closesAt ? { closesAt } : {}),
    ...(nextExpected ? { nextExpected } : {}),
  }
}

/** Makes the change; returns what the window was and what it is: nothing before it was there, and nothing when it is gone. */
async function putInForce(
  tx: Tx,
  deps: Deps,
  change: ChangeRow,
): Promise<{ was: Told | undefined; is: Told }> {
  const { windowId: id, service, round, schoolId, nextExpected } = change
  const window = { service, round, schoolId }
  switch (change.kind) {
    case 'open': {
      const after = newTimes(change)
      const times = await fitTimes(tx, deps, { window, windowId: id, before: undefined, after })
      await insertWindow(tx, { id, service, round, schoolId, nextExpected, ...times })
      return { was: undefined, is: { ...times, nextExpected } }
    }
    case 'move': {
      const was = await requireAsSeen(tx, id, seenTimes(change))
      const times = await fitTimes(tx, deps, { window, windowId: id, before: was, after: newTimes(change) })
      await setTimes(tx, { id, ...times, nextExpected })
      return { was, is: { ...times, nextExpected } }
    }
    case 'close': {
      const was = await requireAsSeen(tx, id, seenTimes(change))
      const at = deps.clock.now()
      if (was.closesAt <= at) throw new Refusal('stale')
      // Nobody has filed in a window that never opened; one that opened keeps what was filed in it.
      if (was.opensAt >= at) {
        await deleteWindow(tx, id)
        return { was, is: {} }
      }
      // Words that were changed since the request stay: whoever asked for the end saw the times only.
      const is = { opensAt: was.opensAt, closesAt: at, nextExpected: was.nextExpected }
      await setTimes(tx, { id, ...is })
      return { was, is }
    }
    default:
      return change.kind satisfies never
  }
}

function seenTimes({ seenOpensAt, seenClosesAt }: ChangeRow): Times {
  if (!seenOpensAt || !seenClosesAt) throw new Error('a change of a window without what was seen')
  return { opensAt: seenOpensAt, closesAt: seenClosesAt }
}

function newTimes({ opensAt, closesAt }: ChangeRow): Times {
  if (!opensAt || !closesAt) throw new Error('a change of a window without its times')
  return { opensAt, closesAt }
}

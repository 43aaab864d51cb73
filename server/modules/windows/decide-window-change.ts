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
} from './window-change.store.ts'
import type { Times } from './window-times.rules.ts'

const STATES = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' } as const

/**
 * WIN-01: the second person agrees to a change of a window, or refuses it; whoever asked takes it back. What is agreed to holds at once.
 * Refuses `stale` when another decision came first or the window is no longer as it was seen, and `window_overlap` when another
 * window came in between.
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
    if (decision === 'approve') await putInForce(tx, deps, change)
    const { kind, service, round, schoolId, windowId, opensAt, closesAt } = change
    await writeAudit(tx, {
      ...{
        at,
        actor,
        origin,
        action: `window.${decision}` as const,
        subject: { kind: 'window', id: windowId },
      },
      new: { kind, service, round, schoolId, opensAt, closesAt },
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

async function putInForce(tx: Tx, deps: Deps, change: ChangeRow): Promise<void> {
  const { windowId: id, service, round, schoolId, nextExpected } = change
  const window = { service, schoolId }
  switch (change.kind) {
    case 'open': {
      const times = await fitTimes(tx, deps, {
        window,
        windowId: id,
        before: undefined,
        after: newTimes(change),
      })
      return insertWindow(tx, { id, service, round, schoolId, nextExpected, ...times })
    }
    case 'move': {
      const before = await requireAsSeen(tx, id, seenTimes(change))
      const times = await fitTimes(tx, deps, { window, windowId: id, before, after: newTimes(change) })
      return setTimes(tx, { id, ...times, nextExpected })
    }
    case 'close': {
      const { opensAt, closesAt } = await requireAsSeen(tx, id, seenTimes(change))
      const at = deps.clock.now()
      if (closesAt <= at) throw new Refusal('stale')
      // Nobody has filed in a window that never opened; one that opened keeps what was filed in it.
      if (opensAt >= at) return deleteWindow(tx, id)
      return setTimes(tx, { id, opensAt, closesAt: at, nextExpected })
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

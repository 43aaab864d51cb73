import type {
  closeWindow as closeContract,
  moveWindow as moveContract,
  openWindow as openContract,
} from '#contracts/office/setup/window-changes.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { listSchools } from '#modules/catalogue/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { violatedUnique } from '#platform/db/database-faults.ts'
import type { Deps } from '#server/deps.ts'
import { listReopened } from './results-out.store.ts'
import { findOverlap, holdWindow, insertChange, isRoundTaken, type WindowRow } from './window-change.store.ts'
import { judgeTimes, type Times } from './window-times.rules.ts'

type StaffCall = Call<StaffActor>
type Asked = Omit<Parameters<typeof insertChange>[1], 'id' | 'staffId' | 'at'> & {
  /** The words of the window as they are; absent for a new one. */
  expectedBefore?: string | null
}

/** WIN-01: asks for a new window. It opens nothing before a second person agrees. */
export function askToOpen(
  deps: Deps,
  call: StaffCall,
  { service, round, schoolId, nextExpected, reason, ...body }: BodyOf<typeof openContract>,
): Promise<{ id: string }> {
  return ask(deps, call, async (tx) => {
    const window = { service, round, schoolId: schoolId ?? null, nextExpected: nextExpected ?? null }
    if (schoolId && !(await listSchools(tx)).some(({ id }) => id === schoolId))
      throw new Refusal('input_invalid')
    if (await isRoundTaken(tx, window)) throw new Refusal('window_round_taken', { values: { round } })
    const windowId = deps.ids.next()
    const times = await fitTimes(tx, deps, { window, windowId, before: undefined, after: timesOf(body) })
    return { kind: 'open', windowId, ...window, seen: undefined, times, reason }
  })
}

/** WIN-01: asks for other times of a window; an emergency extension for instance. */
export function askToMove(
  deps: Deps,
  call: StaffCall,
  { id: windowId, nextExpected, reason, ...body }: BodyOf<typeof moveContract> & { id: string },
): Promise<{ id: string }> {
  return ask(deps, call, async (tx) => {
    const window = await requireAsSeen(tx, windowId, seenOf(body))
    const times = await fitTimes(tx, deps, { window, windowId, before: window, after: timesOf(body) })
    const { service, round, schoolId } = window
    return {
      ...{ kind: 'move', windowId, service, round, schoolId, nextExpected: nextExpected ?? null },
      ...{ seen: seenOf(body), times, reason, expectedBefore: window.nextExpected },
    }
  })
}

/** WIN-01: asks for the end of a window that is open or to come. */
export function askToClose(
  deps: Deps,
  call: StaffCall,
  { id: windowId, reason, ...body }: BodyOf<typeof closeContract> & { id: string },
): Promise<{ id: string }> {
  return ask(deps, call, async (tx) => {
    const { service, round, schoolId, nextExpected, closesAt } = await requireAsSeen(
      tx,
      windowId,
      seenOf(body),
    )
    if (closesAt <= deps.clock.now()) throw new Refusal('stale')
    return {
      ...{ kind: 'close', windowId, service, round, schoolId, nextExpected },
      ...{ seen: seenOf(body), times: undefined, reason, expectedBefore: nextExpected },
    }
  })
}

async function ask(
  deps: Deps,
  { actor, origin, deadline }: StaffCall,
  compose: (tx: Tx) => Promise<Asked>,
): Promise<{ id: string }> {
  const [id, at] = [deps.ids.next(), deps.clock.now()]
  await deps.database
    .transact(deadline, async (tx) => {
      const { expectedBefore, ...change } = await compose(tx)
      await insertChange(tx, { ...change, id, staffId: actor.staffId, at })
      const { kind, service, round, schoolId, seen, times, reason, windowId, nextExpected } = change
      await writeAudit(tx, {
        ...{
          at,
          actor,
          origin,
          action: 'window.request' as const,
          subject: { kind: 'window', id: windowId },
        },
        ...(seen ? { old: { ...seen, ...expected(expectedBefore) } } : {}),
        new: { kind, service, round, schoolId, ...times, ...expected(nextExpected) },
        reason,
      })
    })
    .catch((error: unknown) => {
      if (violatedUnique(error) === 'window_changes_waiting') throw new Refusal('window_change_waits')
      throw error
    })
  return { id }
}

const expected = (words: string | null | undefined) => (words ? { nextExpected: words } : {})

/**
 * The times as they are to be, when they are fit, overlap nothing and reopen no round whose results are out; refuses every fault at its
 * field otherwise.
 */
export async function fitTimes(
  tx: Tx,
  { clock }: Pick<Deps, 'clock'>,
  asked: {
    window: Pick<WindowRow, 'service' | 'round' | 'schoolId'>
    windowId: string
    before: Times | undefined
    after: Times
  },
): Promise<Times> {
  const problems = judgeTimes(asked.after, { before: asked.before, at: clock.now() })
  if (problems.length > 0) throw new Refusal('input_invalid', { problems })
  const { service, round, schoolId } = asked.window
  const reopened = await listReopened(tx, [{ service, round, schoolId, closesAt: asked.after.closesAt }])
  if (reopened.length > 0) throw new Refusal('window_results_out', { values: { round } })
  const overlap = await findOverlap(tx, { service, schoolId, ...asked.after, besides: asked.windowId })
  if (overlap !== undefined) throw new Refusal('window_overlap', { values: { round: overlap } })
  return asked.after
}

/** The window, if it stands as whoever asks has seen it. */
export async function requireAsSeen(tx: Tx, id: string, seen: Times): Promise<WindowRow> {
  const window = requireFound(await holdWindow(tx, id))
  const isSame =
    window.opensAt.getTime() === seen.opensAt.getTime() &&
    window.closesAt.getTime() === seen.closesAt.getTime()
  if (!isSame) throw new Refusal('stale')
  return window
}

function timesOf({ opensAt, closesAt }: { opensAt: string; closesAt: string }): Times {
  return { opensAt: new Date(opensAt), closesAt: new Date(closesAt) }
}

function seenOf({ seenOpensAt, seenClosesAt }: { seenOpensAt: string; seenClosesAt: string }): Times {
  return { opensAt: new Date(seenOpensAt), closesAt: new Date(seenClosesAt) }
}

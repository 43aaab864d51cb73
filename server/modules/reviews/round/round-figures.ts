import type { roundFigures } from '#contracts/office/review/round.ts'
import type { ReplyOf } from '#contracts/route.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import type { Deadline } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { type ReviewScope, reviewScopeOf } from '../review-scope.policy.ts'
import { countRound, type RoundRow } from './round.store.ts'

const MINUTE_MS = 60_000
/** How long a closed window is still talked of. */
const SHOWN_MS = 60 * 24 * 3600_000

type Figures = ReplyOf<typeof roundFigures>
type Shown = Figures['windows'][number]

/**
 * REV-01: makes the answer of the round's figures. Everybody's home asks for them, so they are counted once a minute for
 * all, by school; each officer is shown the sum of the schools in scope.
 */
export function makeRoundFigures(deps: Deps): (call: Call<StaffActor>) => Promise<Figures> {
  let last: { at: Date; rows: Promise<RoundRow[]> } | undefined
  const counted = (deadline: Deadline) => {
    const at = deps.clock.now()
    if (last && Math.abs(at.getTime() - last.at.getTime()) < MINUTE_MS) return last
    const since = new Date(at.getTime() - SHOWN_MS)
    const services = Object.keys(deps.services) as ServiceName[]
    const rows = deps.database.read(deadline, (tx) => countRound(tx, { at, since, services }))
    const own = { at, rows }
    last = own
    // What failed is not kept: the next one counts again.
    rows.catch(() => {
      if (last === own) last = undefined
    })
    return own
  }
  return async ({ actor, deadline }) => {
    const { at, rows } = counted(deadline)
    const windows = sumByWindow(await rows, reviewScopeOf(actor, 'window.view'))
    return { countedAt: at.toISOString(), windows }
  }
}

function sumByWindow(rows: readonly RoundRow[], scope: ReviewScope): Shown[] {
  const windows = new Map<string, Shown>()
  for (const row of rows) {
    const before = windows.get(row.id) ?? emptyOf(row)
    const isSeen = row.school_id !== null && (scope.authority || scope.schoolIds.includes(row.school_id))
    windows.set(row.id, isSeen ? withRow(before, row) : before)
  }
  // A window in which nothing was filed in this scope says nothing.
  return [...windows.values()].filter(({ filed }) => filed > 0)
}

function emptyOf({ id, service, round, window_school: schoolName, closes_at: closesAt }: RoundRow): Shown {
  return {
    ...{ id, service, round, closesAt: closesAt.toISOString() },
    ...(schoolName ? { schoolName } : {}),
    ...{ filed: 0, atSchool: 0, atAuthority: 0, amending: 0, approved: 0, rejected: 0, withdrawn: 0 },
  }
}

function withRow(before: Shown, row: RoundRow): Shown {
  return {
    ...before,
    filed: before.filed + row.filed,
    atSchool: before.atSchool + row.at_school,
    atAuthority: before.atAuthority + row.at_authority,
    amending: before.amending + row.amending,
    approved: before.approved + row.approved,
    rejected: before.rejected + row.rejected,
    withdrawn: before.withdrawn + row.withdrawn,
  }
}

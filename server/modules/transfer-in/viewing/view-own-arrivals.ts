import type { OwnArrival, OwnArrivalDetails } from '#contracts/transfers/transfer-in.ts'
import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { listVisibleScores } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { ask } from '#platform/db/question.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { findArrival } from '../arrival.store.ts'
import { listArrivalSteps } from '../arrival-step.store.ts'
import { findNoticeFor, type NoticeRow } from '../confirmation/notice.store.ts'
import { judgeCourses } from '../courses/judge-courses.ts'
import { viewCourses, viewNotice, viewSteps } from './arrival.view.ts'
import { arrivalsOf, findListedArrival, type ListedArrival } from './arrival-view.store.ts'

/** TRI-01: shows a person what arrived from other provinces, under any 准考证. */
export function viewOwnArrivals(deps: Deps, { actor, deadline }: Call<CandidateActor>) {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => ({
    arrivals: await viewEachOwn(tx, await ask(tx, arrivalsOf(actor.personId)), at),
  }))
}

/** Shows the arrivals of a person as the list does. */
export async function viewEachOwn(
  tx: Tx,
  arrivals: readonly ListedArrival[],
  at: Date,
): Promise<OwnArrival[]> {
  const views: OwnArrival[] = []
  for (const row of arrivals) views.push(viewOwn(row, await noticeOf(tx, row), at))
  return views
}

/** TRI-01: 「查看浏览详情」. "Not yours" and "not there" are one answer. */
export function viewOwnArrival(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
  { id }: { id: string },
): Promise<OwnArrivalDetails> {
  const at = deps.clock.now()
  return deps.database.read(deadline, async (tx) => {
    const arrival = requireFound(await findArrival(tx, id))
    const row = requireFound(await findListedArrival(tx, id))
    if (arrival.person_id !== actor.personId) throw new Refusal('not_found')
    const notice = await noticeOf(tx, row)
    const courses = await judgeCourses(tx, { arrivalId: id, on: beijingDateOf(at) })
    const scores = await listVisibleScores(tx, { personId: actor.personId, at })
    return {
      ...viewOwn(row, notice, at),
      version: arrival.version,
      ...(arrival.origin_major ? { originMajor: arrival.origin_major } : {}),
      list: viewCourses(courses, scores),
      steps: viewSteps(await listArrivalSteps(tx, id), { chain: arrival.chain, reader: 'owner' }),
    }
  })
}

async function noticeOf(tx: Tx, row: ListedArrival): Promise<NoticeRow | undefined> {
  return row.state === 'to_confirm' ? findNoticeFor(tx, row) : undefined
}

function viewOwn(row: ListedArrival, notice: NoticeRow | undefined, at: Date): OwnArrival {
  return {
    id: row.id,
    ticket: { id: row.ticket_id ?? '', ticketNo: row.ticket_no ?? '' },
    originProvince: row.origin_province,
    originTicketNo: row.origin_ticket_no,
    arrivedAt: row.arrived_at.toISOString(),
    state: row.state,
    courses: row.courses,
    ...viewNotice(notice),
    confirmable:
      notice !== undefined && notice.mode !== 'on_site' && notice.opens_at <= at && at < notice.closes_at,
  }
}

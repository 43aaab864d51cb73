import type { BodyOf } from '#contracts/route.ts'
import type {
  changeConfirmationNotice,
  publishConfirmationNotice,
} from '#contracts/transfers/office-confirmations.ts'
import { DONE } from '#kernel/act.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { violatedUnique } from '#platform/db/database-faults.ts'
import type { Deps } from '#server/deps.ts'
import { reaches } from '../arrival.policy.ts'
import { insertNotice, lockNotice, type NoticeContent, updateNotice } from './notice.store.ts'
import { tellWaiting } from './waiting.store.ts'

type Content = Omit<BodyOf<typeof publishConfirmationNotice>, 'schoolId'>

/** TRI-02: publishes when and where a school confirms; everyone who waits for it hears of it. */
export async function publishNotice(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { schoolId, ...body }: BodyOf<typeof publishConfirmationNotice>,
): Promise<{ id: string }> {
  if (!reaches(actor, 'arrival.confirm', { school_id: schoolId })) throw new Refusal('not_found')
  const id = deps.ids.next()
  const at = deps.clock.now()
  const content = contentOf(body, at)
  await deps.database.transact(deadline, async (tx) => {
    const notice = { ...content, id, schoolId, staffId: actor.staffId, at }
    await insertNotice(tx, notice).catch(refuseOverlap)
    await tellWaiting(tx, { noticeId: id, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'confirmation_notice.publish' },
      subject: { kind: 'confirmation_notice', id },
      new: { schoolId, ...body },
    })
  })
  return { id }
}

/** TRI-02: changes a notice that is not over; a longer time holds for everybody at once. */
export async function changeNotice(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version, ...body }: BodyOf<typeof changeConfirmationNotice> & { id: string },
): Promise<{ done: true }> {
  await deps.database.transact(deadline, async (tx) => {
    const at = deps.clock.now()
    const old = requireFound(await lockNotice(tx, id))
    if (!reaches(actor, 'arrival.confirm', old)) throw new Refusal('not_found')
    // Who was too late stays so: what was returned is not waiting for this notice any more.
    if (old.version !== version || old.closes_at <= at) throw new Refusal('stale')
    const change = { ...contentOf(body, at), id, version, staffId: actor.staffId, at }
    if (!(await updateNotice(tx, change).catch(refuseOverlap))) throw new Refusal('stale')
    await tellWaiting(tx, { noticeId: id, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'confirmation_notice.change' },
      subject: { kind: 'confirmation_notice', id },
      old: {
        mode: old.mode,
        opensAt: old.opens_at,
        closesAt: old.closes_at,
        place: old.place,
        words: old.words,
      },
      new: body,
    })
  })
  return DONE
}

function contentOf({ mode, opensAt, closesAt, place, words }: Content, at: Date): NoticeContent {
  const content = {
    ...{ mode, words: words.trim() },
    opensAt: new Date(opensAt),
    closesAt: new Date(closesAt),
    place: place?.trim() || undefined,
  }
  const problems = [
    ...(content.closesAt > content.opensAt && content.closesAt > at
      ? []
      : [{ field: 'closesAt', code: 'order', text: '截止时间应晚于开始时间，并且在今后。' }]),
    ...(mode === 'online' || content.place
      ? []
      : [{ field: 'place', code: 'missing', text: '请填写现场确认的地点。' }]),
  ]
  if (problems.length > 0) throw new Refusal('input_invalid', { problems })
  return content
}

function refuseOverlap(error: unknown): never {
  if (violatedUnique(error) === undefined) throw error
  throw new Refusal('input_invalid', {
    problems: [
      { field: 'opensAt', code: 'overlap', text: '这段时间内学校已有一份现场确认通知，请修改那一份。' },
    ],
  })
}

import { isDeepStrictEqual } from 'node:util'
import type { decideCorrection, requestCorrection } from '#contracts/office/scores/corrections.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { ScoreOutcome } from '#contracts/scores.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findWaitingDiploma } from '#modules/diplomas/public.ts'
import { addMessage } from '#modules/messages/public.ts'
import { revokePapers } from '#modules/paper-proofs/public.ts'
import { holdPerson, isInScope, schoolsInScope } from '#modules/registry/public.ts'
import { replaceOutcome } from '#modules/scores/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { fitsSource, isPassed, type ScoreSource } from '#rulebook/scores/score.ts'
import type { Deps } from '#server/deps.ts'
import { findScore, insertCorrection, lockCorrection, settleCorrection } from './correction.store.ts'

/**
 * IMP-03: asks for a correction; the score stays as it is until a second person agrees. Refuses with `correction_unfit` what the source of
 * the score cannot have.
 */
export async function askCorrection(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { personId, scoreId, newOutcome, reason }: BodyOf<typeof requestCorrection>,
): Promise<{ id: string }> {
  const at = deps.clock.now()
  const id = deps.ids.next()
  await deps.database.transact(deadline, async (tx) => {
    const score = requireFound(await findScore(tx, { personId, id: scoreId, at }))
    if (!isInScope([score.school_id], schoolsInScope(actor, 'correction.request')))
      throw new Refusal('not_found')
    const oldOutcome = outcomeOf(score)
    if (isDeepStrictEqual(oldOutcome, newOutcome)) throw new Refusal('correction_same')
    requireFit(score, newOutcome)
    const request = { id, personId, scoreId, oldOutcome, newOutcome, reason, staffId: actor.staffId, at }
    if (!(await insertCorrection(tx, request))) throw new Refusal('correction_open')
    const subject = { kind: 'score' as const, id: scoreId }
    const change = { old: oldOutcome, new: newOutcome, reason }
    await writeAudit(tx, { at, actor, origin, action: 'correction.request', subject, personId, ...change })
  })
  return { id }
}

/**
 * IMP-03: the second person decides. Refuses with `correction_unfit` what could not be asked for, with `stale` when the score is no
 * longer as the request described it, and `correction_listed` when it takes a pass from somebody whose diploma waits for its instant.
 */
export async function decideOnCorrection(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, decision, note }: BodyOf<typeof decideCorrection> & { id: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const request = await requireAsked(tx, actor, id)
    const to = decision === 'approve' ? 'approved' : 'refused'
    // Whatever is decided on the record at this moment sees the score before or after, and never in between.
    if (to === 'approved') await holdPerson(tx, request.person_id)
    const at = deps.clock.now()
    const isFirst = await settleCorrection(tx, { id, to, staffId: actor.staffId, at, note })
    if (!isFirst) throw new Refusal('stale')
    if (to === 'approved') await takeEffect(tx, deps, { request, at })
    await writeAudit(tx, {
      at,
      actor,
      origin,
      action: `correction.${decision}`,
      subject: { kind: 'score', id: request.score_id },
      personId: request.person_id,
      old: request.old_value,
      new: to === 'approved' ? request.new_value : request.old_value,
      reason: note ?? request.reason,
    })
  })
  await deps.bus.caughtUp()
}

type Request = NonNullable<Awaited<ReturnType<typeof lockCorrection>>>

/** The locked request, if this person may decide on it. */
async function requireAsked(tx: Tx, actor: StaffActor, id: string): Promise<Request> {
  const request = requireFound(await lockCorrection(tx, id))
  if (!isInScope([request.school_id], schoolsInScope(actor, 'correction.approve')))
    throw new Refusal('not_found')
  if (request.state !== 'requested') throw new Refusal('stale')
  if (request.requested_by === actor.staffId) throw new Refusal('second_person')
  return request
}

async function takeEffect(
  tx: Tx,
  deps: Deps,
  { request, at }: { request: Request; at: Date },
): Promise<void> {
  const { person_id: personId, score_id: scoreId } = request
  const score = requireFound(await findScore(tx, { personId, id: scoreId, at }))
  if (!isDeepStrictEqual(outcomeOf(score), request.old_value)) throw new Refusal('stale')
  const outcome = request.new_value as ScoreOutcome
  requireFit(score, outcome)
  if (isPass(outcomeOf(score)) && !isPass(outcome)) await requireNotListed(tx, { personId, at })
  if (!(await replaceOutcome(tx, deps, { personId, scoreId, version: score.version, outcome })))
    throw new Refusal('stale')
  await addMessage(tx, deps, {
    personId,
    ticketId: score.ticket_id,
    title: `「${score.course_name}」成绩已更正`,
    body: `原因：${request.reason}。更正前后的成绩可在「成绩来历」中查看。`,
    link: '/scores/history',
  })
  const revoked = { subject: `person:${personId}`, reason: 'score_corrected', at } as const
  await revokePapers(tx, {
    ...revoked,
    kinds: ['score_sheet', 'transfer_form'],
    about: [`ticket:${score.ticket_id}`],
  })
  // A 《毕业生登记表》 lists courses of every 准考证, and says nowhere which score of them this was.
  await revokePapers(tx, { ...revoked, kinds: ['registration_form'], about: 'all' })
  await notify(tx, 'score-sheets', score.ticket_id)
}

/** EXM-03, AUD-01: an exemption with a mark is none, and no audit could read the record that has it. */
function requireFit({ source }: { source: string }, outcome: ScoreOutcome): void {
  if (!fitsSource(source as ScoreSource, outcome)) throw new Refusal('correction_unfit')
}

const isPass = (outcome: ScoreOutcome): boolean => isPassed({ outcome, state: 'valid' })

/** GRA-12: what was published takes effect by the clock alone, so that the list has to be stopped before the pass is taken. */
async function requireNotListed(tx: Tx, { personId, at }: { personId: string; at: Date }): Promise<void> {
  const waiting = await findWaitingDiploma(tx, { personId, before: undefined, at })
  if (waiting) throw new Refusal('correction_listed', { values: { batch: waiting.batchName } })
}

function outcomeOf(row: { outcome: string; mark: number | null; grade: string | null }): ScoreOutcome {
  if (row.mark !== null) return { kind: 'marked', mark: row.mark }
  if (row.grade !== null) return { kind: 'graded', grade: row.grade as 'pass' }
  return { kind: row.outcome as 'absent' }
}

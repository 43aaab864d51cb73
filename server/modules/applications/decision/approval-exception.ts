import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { Lack } from '#server/service-definition.ts'
import type { ApplicationRow } from '../application.store.ts'
import { type ApprovalException, insertException, isAgreedTo, settleException } from './exception.store.ts'
import { movedOf } from './moved-application.ts'

/** What the rules of its service say today against approving an application. */
export async function lackOf(
  tx: Tx,
  deps: Pick<Deps, 'services'>,
  { from, at }: { from: ApplicationRow; at: Date },
): Promise<Lack | undefined> {
  return deps.services[from.service].lackOf(tx, movedOf(from, at))
}

/**
 * Refuses `exception_needed` when the rules say something against an approval and no second person has agreed to exactly
 * that. The person is locked by the caller, so that the record stays as it was audited.
 */
export async function requireNoLack(
  tx: Tx,
  deps: Pick<Deps, 'services'>,
  { from, at }: { from: ApplicationRow; at: Date },
): Promise<void> {
  const lack = await lackOf(tx, deps, { from, at })
  if (!lack) return
  const { id: applicationId, revision } = from
  if (await isAgreedTo(tx, { applicationId, revision, lackKey: lack.key })) return
  throw new Refusal('exception_needed', { values: { why: lack.words } })
}

interface ExceptionAsked {
  call: Call<StaffActor>
  /** The application, locked by this transaction. */
  from: ApplicationRow
  reason: string
}

/** Asks to approve although the rules say no. Refuses when they do not, and when it was asked for already. */
export async function askForException(
  tx: Tx,
  deps: Deps,
  { call, from, reason }: ExceptionAsked,
): Promise<{ id: string }> {
  const at = deps.clock.now()
  const id = deps.ids.next()
  const lack = await lackOf(tx, deps, { from, at })
  if (!lack) throw new Refusal('exception_pointless')
  const { person_id: personId, id: applicationId, revision } = from
  const { actor, origin } = call
  const exception = { id, personId, applicationId, revision, reason, lackKey: lack.key, lack: lack.words }
  if (!(await insertException(tx, { ...exception, staffId: actor.staffId, at })))
    throw new Refusal('exception_open')
  await writeAudit(tx, {
    ...{ at, actor, origin, personId, reason },
    action: 'review.ask_exception',
    subject: { kind: 'application', id: applicationId },
    new: { revision, lack: lack.words },
  })
  return { id }
}

interface ExceptionSettled {
  call: Call<StaffActor>
  /** The application, locked by this transaction. */
  from: ApplicationRow
  /** The request, read after the application was locked. */
  request: ApprovalException
  decision: 'agree' | 'refuse'
  note: string | undefined
}

/** The second person agrees to an exception or refuses it. The approval itself remains to be given. */
export async function settleExceptionRequest(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  { call, from, request, decision, note }: ExceptionSettled,
): Promise<void> {
  const at = deps.clock.now()
  const { actor, origin } = call
  if (request.state !== 'requested' || request.revision !== from.revision) throw new Refusal('stale')
  if (request.requestedBy === actor.staffId) throw new Refusal('second_person')
  const to = decision === 'agree' ? 'agreed' : 'refused'
  if (!(await settleException(tx, { id: request.id, to, staffId: actor.staffId, note, at })))
    throw new Refusal('stale')
  await writeAudit(tx, {
    ...{ at, actor, origin, personId: from.person_id },
    action: `review.exception_${decision}`,
    subject: { kind: 'application', id: from.id },
    old: { revision: request.revision, lack: request.lack, reason: request.reason },
    new: { state: to },
    ...(note ? { reason: note } : {}),
  })
}

import type { decideRecoveryRequest } from '#contracts/office/candidates.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { digestHandedCode } from '../reset-password.ts'
import { checkRequest, lockRequest, settleRequest } from './recovery-queue.store.ts'
import { schoolsOfRequests } from './recovery-scope.policy.ts'
import { warnOwner } from './warn-owner.ts'

const VALID_MS = 24 * 3600_000
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

type Decision = BodyOf<typeof decideRecoveryRequest> & { id: string }
type Locked = NonNullable<Awaited<ReturnType<typeof lockRequest>>>

/**
 * ACC-03: the first officer checks the evidence, and another gives a one-time code, which goes to the applicant in person;
 * either can refuse. The owner hears of each step on the phone on record. Staff never choose a password (LOG-08).
 */
export async function decideRecovery(
  deps: Deps,
  call: Call<StaffActor>,
  decision: Decision,
): Promise<{ code?: string }> {
  const schoolIds = schoolsOfRequests(call.actor)
  return deps.database.transact(call.deadline, async (tx) => {
    const request = requireFound(await lockRequest(tx, { id: decision.id, schoolIds }))
    if (request.state !== decision.seen) throw new Refusal('stale')
    if (decision.decision === 'refuse') return refuse(tx, deps, { call, request, decision })
    // A request whose ID number is not on record cannot be granted.
    const { person_id: personId } = request
    if (personId === null) throw new Refusal('recovery_unknown')
    // Nor does whoever asked in a caller's name take part.
    if (request.started_by === call.actor.staffId) throw new Refusal('second_person')
    const step = { call, request, decision, personId }
    return request.state === 'open' ? check(tx, deps, step) : grant(tx, deps, step)
  })
}

interface Step {
  call: Call<StaffActor>
  request: Locked
  decision: Decision
}

async function refuse(tx: Tx, deps: Deps, { call, request, decision }: Step) {
  const by = { staffId: call.actor.staffId, at: deps.clock.now(), note: decision.note }
  await settleRequest(tx, { id: request.id, state: 'refused', ...by, code: undefined })
  await writeEntry(tx, deps, { call, request, decision, action: 'recovery.refuse' })
  return {}
}

async function check(tx: Tx, deps: Deps, step: Step & { personId: string }) {
  const { id } = step.request
  const { staffId } = step.call.actor
  await checkRequest(tx, { id, staffId, at: deps.clock.now(), note: step.decision.note })
  await warnOwner(tx, deps, { personId: step.personId, step: 'checked' })
  await writeEntry(tx, deps, { ...step, action: 'recovery.check' })
  return {}
}

async function grant(tx: Tx, deps: Deps, step: Step & { personId: string }) {
  const { request, call, decision, personId } = step
  if (request.checked_by === call.actor.staffId) throw new Refusal('second_person')
  const at = deps.clock.now()
  const code = Array.from({ length: 10 }, () => LETTERS[deps.random.below(LETTERS.length)]).join('')
  const handed = {
    digest: digestHandedCode(deps, personId, code),
    expiresAt: new Date(at.getTime() + VALID_MS),
  }
  const by = { staffId: call.actor.staffId, at, note: decision.note }
  await settleRequest(tx, { id: request.id, state: 'granted', ...by, code: handed })
  await warnOwner(tx, deps, { personId, step: 'granted' })
  await writeEntry(tx, deps, { ...step, action: 'recovery.grant' })
  return { code: `${code.slice(0, 5)}-${code.slice(5)}` }
}

type Entry = Step & { action: `recovery.${'check' | 'grant' | 'refuse'}` }

async function writeEntry(tx: Tx, deps: Deps, { call, request, decision, action }: Entry): Promise<void> {
  await writeAudit(tx, {
    at: deps.clock.now(),
    actor: call.actor,
    origin: call.origin,
    action,
    subject: { kind: 'recovery_request', id: request.id },
    ...(request.person_id ? { personId: request.person_id } : {}),
    reason: decision.note,
  })
}

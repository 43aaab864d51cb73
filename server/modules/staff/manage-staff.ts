import type { AuditAction } from '#contracts/audit-actions.ts'
import type { createStaff, setStaffState } from '#contracts/office/administration.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { listSchools } from '#modules/catalogue/public.ts'
import { endSessionsOf } from '#modules/sessions/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { fold } from '#rulebook/folding/fold.ts'
import type { Deps } from '#server/deps.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { conflictsOf, isRole, problemsOfRoles, type WantedRole } from './roles.rules.ts'
import {
  disableStaff,
  enableStaff,
  type HeldRole,
  holdStaff,
  insertStaff,
  listRoles,
  replaceRoles,
  setCredentials,
} from './staff.store.ts'

/** ACC-01: adds an account with a one-time password, which is shown once and opens an enrolment only. */
export async function addStaff(deps: Deps, call: Call<StaffActor>, body: BodyOf<typeof createStaff>) {
  const roles = requireRoles(body.roles)
  const id = deps.ids.next()
  const oneTimePassword = makeOneTimePassword(deps)
  const passwordHash = await deps.hasher.hash(oneTimePassword)
  const name = fold('person_name', body.name)
  await deps.database.transact(call.deadline, async (tx) => {
    if (!(await insertStaff(tx, { id, username: body.username, name, passwordHash, at: deps.clock.now() }))) {
      const problems = [{ field: 'username', code: 'taken', text: '这个用户名已有人使用，请换一个。' }]
      throw new Refusal('input_invalid', { problems })
    }
    await requireSchools(tx, roles)
    await replaceRoles(tx, deps, { staffId: id, roles })
    await audit(tx, deps, { ...call, action: 'staff.create', id, new: { username: body.username, roles } })
  })
  return { id, oneTimePassword }
}

/** ACC-01: replaces an account's roles, effective at once. Administrators cannot change their own roles. */
export async function changeRoles(
  deps: Deps,
  call: Call<StaffActor>,
  change: { id: string; roles: readonly WantedRole[] },
): Promise<void> {
  const roles = requireRoles(change.roles)
  if (change.id === call.actor.staffId) throw new Refusal('not_permitted')
  await deps.database.transact(call.deadline, async (tx) => {
    // Locks the account, so that of two simultaneous changes the later one's roles replace the earlier one's: a mixture
    // of both could be a combination that the rules forbid.
    requireFound(await holdStaff(tx, change.id))
    await requireSchools(tx, roles)
    const old = await listRoles(tx, [change.id])
    await replaceRoles(tx, deps, { staffId: change.id, roles })
    await notify(tx, 'sessions', '*')
    await audit(tx, deps, { ...call, action: 'staff.set_roles', id: change.id, old, new: roles })
  })
}

/**
 * ACC-01: disables, enables or resets an account and ends its sessions; `reset` makes the owner enrol again with a new
 * one-time password.
 */
export async function changeState(
  deps: Deps,
  call: Call<StaffActor>,
  { id, action }: { id: string; action: BodyOf<typeof setStaffState>['action'] },
): Promise<{ oneTimePassword?: string }> {
  if (id === call.actor.staffId) throw new Refusal('not_permitted')
  const oneTimePassword = makeOneTimePassword(deps)
  const passwordHash = action === 'reset' ? await deps.hasher.hash(oneTimePassword) : ''
  await deps.database.transact(call.deadline, async (tx) => {
    const { isDisabled } = requireFound(await holdStaff(tx, id))
    switch (action) {
      case 'disable':
        await disableStaff(tx, id, deps.clock.now())
        break
      case 'enable':
        await requireSoundPosts(tx, id)
        await enableStaff(tx, id, deps.clock.now())
        break
      case 'reset':
        // No password opens a disabled account: one that was handed out would only send its owner to a locked door.
        if (isDisabled) throw new Refusal('staff_disabled')
        await setCredentials(tx, id, { passwordHash, totp: undefined })
        break
      default:
        action satisfies never
    }
    await endSessionsOf(tx, { staffId: id })
    await audit(tx, deps, { ...call, action: `staff.${action}`, id })
  })
  return action === 'reset' ? { oneTimePassword } : {}
}

function requireRoles(roles: readonly WantedRole[]): HeldRole[] {
  const problems = problemsOfRoles(roles)
  if (problems.length > 0) throw new Refusal('input_invalid', { problems })
  return roles.flatMap(({ role, schoolId }) => (isRole(role) ? [{ role, schoolId }] : []))
}

/** Posts from before the rule are not brought back to life: they are set anew first. */
async function requireSoundPosts(tx: Tx, id: string): Promise<void> {
  const roles = (await listRoles(tx, [id])).map(({ role }) => role)
  if (conflictsOf(roles).length > 0) throw new Refusal('posts_conflict')
}

/** Refuses a role for a school that does not exist, because such a role would permit nothing. */
async function requireSchools(tx: Tx, roles: readonly HeldRole[]): Promise<void> {
  const known = new Set((await listSchools(tx)).map(({ id }) => id))
  if (roles.every(({ schoolId }) => schoolId === undefined || known.has(schoolId))) return
  const problems = [{ field: 'roles', code: 'unknown_school', text: '没有这所学校，请刷新后重选。' }]
  throw new Refusal('input_invalid', { problems })
}

function audit(
  tx: Tx,
  deps: Deps,
  entry: Call<StaffActor> & { action: AuditAction; id: string; old?: unknown; new?: unknown },
) {
  const { id, actor, origin, action, old, new: now } = entry
  const subject = { kind: 'staff' as const, id }
  return writeAudit(tx, { at: deps.clock.now(), actor, origin, action, subject, old, new: now })
}

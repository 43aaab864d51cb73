import { ROLES } from '#contracts/grants.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { recordSignIn } from '#modules/accounts/public.ts'
import { deleteSession } from '#modules/sessions/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Deps } from '#server/deps.ts'
import { findStaff, listRoles } from './staff.store.ts'

/** Shows who is signed in, with roles and grants, for the desk's navigation. */
export async function viewSession(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const { account, roles } = await deps.database.read(deadline, async (tx) => ({
    account: await findStaff(tx, actor.staffId),
    roles: await listRoles(tx, [actor.staffId]),
  }))
  return {
    stage: actor.stage,
    ...(account ? { name: account.name, username: account.username } : {}),
    roles: roles.map(({ role, school_id, school_name }) => ({
      role,
      ...(school_id && school_name ? { schoolId: school_id, schoolName: school_name } : {}),
    })),
    grants: [...new Set(actor.grants.flatMap(({ role }) => ROLES[role] as readonly string[]))],
  }
}

/** Ends the session at once, on every node. */
export async function endSession(deps: Deps, { actor, origin, deadline }: Call<StaffActor>): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    await deleteSession(tx, actor.sessionId)
    const at = deps.clock.now()
    const owner = { staffId: actor.staffId }
    await recordSignIn(tx, { id: deps.ids.next(), owner, at, origin, outcome: 'signed_out' })
    await notify(tx, 'sessions', actor.sessionId)
  })
}

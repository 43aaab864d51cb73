import type { Call } from '#kernel/call.ts'
import { endSessionsOf } from '#modules/sessions/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { enableStaff, findRoleHolder, setCredentials } from './staff.store.ts'

/**
 * ACC-01: lets a 安全管理员 enrol anew who lost password or second factor while nobody else can reset the account. Answers a one-time
 * password once, ends the account's sessions, enables it, and leaves the reason in the trail, where the auditor reads it. Undefined, and
 * nothing done, when no 安全管理员 has this user name: every other account is reset by one.
 */
export async function rescueAdministrator(
  deps: Deps,
  { deadline }: Pick<Call, 'deadline'>,
  { username, reason }: { username: string; reason: string },
): Promise<{ oneTimePassword: string } | undefined> {
  const oneTimePassword = makeOneTimePassword(deps)
  const passwordHash = await deps.hasher.hash(oneTimePassword)
  return deps.database.transact(deadline, async (tx) => {
    const id = await findRoleHolder(tx, username, 'security_administrator')
    if (id === undefined) return undefined
    await setCredentials(tx, id, { passwordHash, totp: undefined })
    await enableStaff(tx, id, deps.clock.now())
    await endSessionsOf(tx, { staffId: id })
    await writeAudit(tx, {
      at: deps.clock.now(),
      actor: { kind: 'system', name: 'staff:rescue' },
      action: 'staff.reset',
      subject: { kind: 'staff', id },
      reason,
    })
    return { oneTimePassword }
  })
}

import type { Call } from '#kernel/call.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { insertStaff, isRoleHeld, replaceRoles } from './staff.store.ts'

/** Why there is no first administrator made. */
export type NotMade = 'exists' | 'username_taken'

/**
 * ACC-01: the one account that no other account can make. It has a one-time password, answered once, which opens nothing
 * but an enrolment with a second factor. Not made when anybody is a 安全管理员 already, however many ask at once.
 */
export async function makeFirstAdministrator(
  deps: Deps,
  { deadline }: Pick<Call, 'deadline'>,
  account: { username: string; name: string },
): Promise<{ oneTimePassword: string } | { notMade: NotMade }> {
  const oneTimePassword = makeOneTimePassword(deps)
  const passwordHash = await deps.hasher.hash(oneTimePassword)
  const id = deps.ids.next()
  return deps.database.transact(deadline, async (tx) => {
    if (await isRoleHeld(tx, 'security_administrator')) return { notMade: 'exists' as const }
    if (!(await insertStaff(tx, { ...account, id, passwordHash })))
      return { notMade: 'username_taken' as const }
    await replaceRoles(tx, id, [{ role: 'security_administrator', schoolId: undefined }])
    await writeAudit(tx, {
      at: deps.clock.now(),
      actor: { kind: 'system', name: 'staff:first' },
      action: 'staff.create',
      subject: { kind: 'staff', id },
      new: { username: account.username, roles: ['security_administrator'] },
    })
    return { oneTimePassword }
  })
}

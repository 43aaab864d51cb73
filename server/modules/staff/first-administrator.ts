import type { Call } from '#kernel/call.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { insertStaff, isRoleHeld, replaceRoles } from './staff.store.ts'

/** Why the first administrator was not made. */
export type NotMade = 'exists' | 'username_taken'

/**
 * ACC-01: makes the one account that no other account can make. Answers its one-time password once, which opens only an
 * enrolment with a second factor. Makes nothing when a 安全管理员 exists already, also under simultaneous calls.
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
    if (!(await insertStaff(tx, { ...account, id, passwordHash, at: deps.clock.now() })))
      return { notMade: 'username_taken' as const }
    await replaceRoles(tx, deps, {
      staffId: id,
      roles: [{ role: 'security_administrator', schoolId: undefined }],
    })
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

import type { Call } from '#kernel/call.ts'
import { listSchools } from '#modules/catalogue/public.ts'
import type { Deps } from '#server/deps.ts'
import { conflictsOf } from './roles.rules.ts'
import { listAllStaff, listRoles } from './staff.store.ts'

/** Lists all accounts with their roles, and the schools to which a role may be limited. */
export async function viewStaff(deps: Deps, { deadline }: Call) {
  return deps.database.read(deadline, async (tx) => {
    const staff = await listAllStaff(tx)
    const roles = await listRoles(
      tx,
      staff.map(({ id }) => id),
    )
    return {
      staff: staff.map((row) => ({
        id: row.id,
        username: row.username,
        name: row.name,
        roles: roles
          .filter(({ staff_id }) => staff_id === row.id)
          .map(({ role, school_id, school_name }) => ({
            role,
            ...(school_id ? { schoolId: school_id } : {}),
            ...(school_name ? { schoolName: school_name } : {}),
          })),
        conflicts: [
          ...new Set(conflictsOf(roles.flatMap(({ staff_id, role }) => (staff_id === row.id ? [role] : [])))),
        ],
        enrolled: row.totp_cipher !== null,
        disabled: row.disabled_at !== null,
        ...(row.last_signed_in_at ? { lastSignedInAt: row.last_signed_in_at.toISOString() } : {}),
      })),
      schools: await listSchools(tx),
    }
  })
}

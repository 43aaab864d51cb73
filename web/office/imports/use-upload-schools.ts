import { ROLES, type Role } from '#contracts/grants.ts'
import { useSession } from '../session.ts'

/** The schools for which this person brings files; of several each file names one (IMP-01). Empty for the authority. */
export function useUploadSchools(): { id: string; name: string }[] {
  const { roles = [] } = useSession()
  return roles.flatMap(({ role, schoolId, schoolName }) =>
    schoolId && schoolName && (ROLES[role as Role] as readonly string[]).includes('import.upload')
      ? [{ id: schoolId, name: schoolName }]
      : [],
  )
}

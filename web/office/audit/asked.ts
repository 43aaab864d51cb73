import type { TrailFilter } from '#contracts/office/trail/audit.ts'

/** What the auditor asked for, without the place in the list. */
export type Asked = Omit<TrailFilter, 'after'>

/** The part of a question that sign-ins can answer. */
export function whoOf({ officer, candidate, staffId, personId, from, until }: Asked): Asked {
  return {
    ...(officer ? { officer } : {}),
    ...(candidate ? { candidate } : {}),
    ...(staffId ? { staffId } : {}),
    ...(personId ? { personId } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  }
}

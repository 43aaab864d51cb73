import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'

/** What a forecast assumes; empty: everything as it is (AUD-06). */
export interface Assumptions {
  planId: string | undefined
  situation: string | undefined
  assumed: readonly string[]
  without: readonly string[]
}

export const NO_ASSUMPTIONS: Assumptions = {
  planId: undefined,
  situation: undefined,
  assumed: [],
  without: [],
}

/** Whether anything is assumed at all. */
export function isAssuming({ planId, situation, assumed, without }: Assumptions): boolean {
  return planId !== undefined || situation !== undefined || assumed.length > 0 || without.length > 0
}

/** The assumptions as the route takes them. */
export function queryOf({ planId, situation, assumed, without }: Assumptions) {
  return {
    ...(planId === undefined ? {} : { planId }),
    ...(situation === undefined ? {} : { situation }),
    ...(assumed.length === 0 ? {} : { assumed: assumed.join(',') }),
    ...(without.length === 0 ? {} : { without: without.join(',') }),
  }
}

/** Adds an entry to a list, or takes it out. */
export function toggled(list: readonly string[], entry: string): string[] {
  return list.includes(entry) ? list.filter((one) => one !== entry) : [...list, entry]
}

/** The courses that can be assumed: what is not met, required or on the shortest way, each once. */
export function assumable({ lines }: Pick<DegreeAudit, 'lines'>): { code: string; name: string }[] {
  const open = lines.flatMap((line) =>
    line.kind === 'course' && line.state !== 'met' && line.why.code !== 'not_offered' ? [line.course] : [],
  )
  return [...new Map(open.map((course) => [course.code, course])).values()]
}

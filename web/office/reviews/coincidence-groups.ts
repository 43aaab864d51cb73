import type { Coincidence } from '#contracts/office-reviews.ts'

export interface CoincidenceGroup extends Pick<Coincidence, 'kind' | 'text' | 'samePerson'> {
  count: number
  /** The applications that may be opened. */
  otherIds: readonly string[]
}

/** REV-08: said once with its number, however often it occurs: several pictures, or several courses of one filing. */
export function groupCoincidences(all: readonly Coincidence[]): CoincidenceGroup[] {
  const groups = new Map<string, CoincidenceGroup>()
  for (const { kind, text, samePerson, otherId } of all) {
    const before = groups.get(text)
    const otherIds = new Set([...(before?.otherIds ?? []), ...(otherId ? [otherId] : [])])
    groups.set(text, { kind, text, samePerson, count: (before?.count ?? 0) + 1, otherIds: [...otherIds] })
  }
  return [...groups.values()]
}

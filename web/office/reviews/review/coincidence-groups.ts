import type { Coincidence } from '#contracts/office/reviews.ts'
import type { ServiceName } from '#contracts/services.ts'

export interface CoincidenceGroup extends Pick<Coincidence, 'kind' | 'text' | 'samePerson'> {
  count: number
  /** The applications that may be opened. */
  others: readonly { id: string; service: ServiceName }[]
}

/** REV-08: said once with its number, however often it occurs: several pictures, or several courses of one filing. */
export function groupCoincidences(all: readonly Coincidence[]): CoincidenceGroup[] {
  const groups = new Map<string, CoincidenceGroup>()
  for (const { kind, text, samePerson, other } of all) {
    const before = groups.get(text)
    const others = new Map([...(before?.others ?? []), ...(other ? [other] : [])].map((one) => [one.id, one]))
    groups.set(text, {
      kind,
      text,
      samePerson,
      count: (before?.count ?? 0) + 1,
      others: [...others.values()],
    })
  }
  return [...groups.values()]
}

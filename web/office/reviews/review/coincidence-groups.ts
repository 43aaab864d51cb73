import type { Coincidence } from '#contracts/office/review/clues.ts'
import type { ServiceName } from '#contracts/services.ts'

export interface CoincidenceGroup extends Pick<Coincidence, 'kind' | 'text' | 'samePerson'> {
  count: number
  /** The other applications that this person may open. */
  others: readonly { id: string; service: ServiceName }[]
}

/**
 * Groups coincidences, so that one is reported once, even if it occurs in several pictures or courses of a filing
 * (REV-08).
 */
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

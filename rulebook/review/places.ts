import { credentialsIn, type FaultPlace, type Filed, picturesIn, placeKey } from '#contracts/filed.ts'

/** A part of what was filed that a fault can be put on, with the words that name it. */
export interface NamedPlace {
  place: FaultPlace
  label: string
}

/** REV-04: every part of what was filed that a fault can be put on: credentials first, then section by section. */
export function placesIn(filed: Pick<Filed, 'sections'>): NamedPlace[] {
  const papers = new Map(
    [...credentialsIn(filed), ...picturesIn(filed)].map((one) => [one.credentialId, one]),
  )
  const credentials = [...papers.values()].map(
    ({ credentialId, typeName }): NamedPlace => ({
      place: { kind: 'credential', credentialId },
      label: typeName,
    }),
  )
  return [...credentials, ...filed.sections.flatMap(placesOfSection)]
}

/** REV-04: whether that part was filed: what a fault points at is there for whoever reads it. */
export function hasPlace(filed: Pick<Filed, 'sections'>, place: FaultPlace): boolean {
  const key = placeKey(place)
  return placesIn(filed).some((one) => placeKey(one.place) === key)
}

function placesOfSection(section: Filed['sections'][number]): NamedPlace[] {
  const { key, title } = section
  const whole: NamedPlace = { place: { kind: 'section', section: key }, label: title }
  switch (section.kind) {
    case 'facts':
      return [
        whole,
        ...section.facts.map(
          (fact): NamedPlace => ({
            place: { kind: 'field', section: key, field: fact.key },
            label: `${title} · ${fact.label}`,
          }),
        ),
      ]
    case 'table':
      return [
        whole,
        ...section.rows.map(
          (row): NamedPlace => ({
            place: { kind: 'row', section: key, row: row.key },
            label: `${title} · ${row.cells[0] ?? row.key}`,
          }),
        ),
      ]
    case 'prose':
    case 'pictures':
    case 'credentials':
      return [whole]
    default:
      return section satisfies never
  }
}

import {
  credentialsIn,
  type FaultMark,
  type FaultPlace,
  type Filed,
  markOf,
  picturesIn,
  placeKey,
} from '#contracts/filed.ts'

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

/** Smaller than this, in thousandths of a side, a box is no box that anybody could see: a slip of the hand. */
export const LEAST_MARK = 15

/** REV-12: whether a place has no box, or one that can be seen, inside a picture that was filed with that very credential. */
export function fitsMark(filed: Pick<Filed, 'sections'>, place: FaultPlace): boolean {
  const mark = markOf(place)
  if (mark === undefined) return true
  const papers = [...credentialsIn(filed), ...picturesIn(filed)]
  const isFiled = papers.some(
    ({ credentialId, images }) =>
      place.kind === 'credential' &&
      credentialId === place.credentialId &&
      images.some(({ id }) => id === mark.imageId),
  )
  const { left, top, width, height } = mark
  const isInside = left + width <= 1000 && top + height <= 1000
  return isFiled && isInside && width >= LEAST_MARK && height >= LEAST_MARK
}

/** Where on a picture the middle of a box lies, for whoever does not see it: row and column of nine fields. */
export function fieldOfMark({ left, top, width, height }: Omit<FaultMark, 'imageId'>): {
  row: 'top' | 'middle' | 'bottom'
  column: 'left' | 'middle' | 'right'
} {
  const third = (middle: number) => Math.min(2, Math.floor((middle * 3) / 1000))
  return {
    row: (['top', 'middle', 'bottom'] as const)[third(top + height / 2)] ?? 'middle',
    column: (['left', 'middle', 'right'] as const)[third(left + width / 2)] ?? 'middle',
  }
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

import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { invalidAnswer } from '../shape/problems.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A valid case, as small as leaving out members of lists makes it, of which the same can still be said. */
export function reduce(degreeCase: DegreeCase, isStillSo: (smaller: DegreeCase) => boolean): DegreeCase {
  let smallest: Json = JSON.parse(JSON.stringify(degreeCase))
  for (let found = true; found; ) {
    found = false
    for (const smaller of shortened(smallest)) {
      const text = JSON.stringify(smaller)
      if (invalidAnswer(text) !== undefined || !isStillSo(JSON.parse(text))) continue
      smallest = smaller
      found = true
      break
    }
  }
  return JSON.parse(JSON.stringify(smallest))
}

/** The value with one member of one list left out, a group replaced by a member, a number lowered, or a key left out. */
function* shortened(value: Json): Generator<Json> {
  if (typeof value === 'number' && value > 0) yield value - (value % 1 === 0 ? 1 : 0.5)
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) yield* shortenedList(value)
  else yield* shortenedObject(value as { readonly [key: string]: Json })
}

function* shortenedList(value: readonly Json[]): Generator<Json> {
  for (const place of value.keys()) yield value.filter((_, other) => other !== place)
  for (const [place, member] of value.entries())
    for (const smaller of shortened(member)) yield value.with(place, smaller)
}

function* shortenedObject(value: { readonly [key: string]: Json }): Generator<Json> {
  if (Array.isArray(value.all)) yield* value.all
  for (const key of ['ownMajor', 'partOf', 'offered']) {
    const { [key]: left, ...rest } = value
    if (left !== undefined) yield rest
  }
  if (value.local !== undefined && value.local !== null) yield { ...value, local: null }
  for (const [key, member] of Object.entries(value))
    for (const smaller of shortened(member)) yield { ...value, [key]: smaller }
}

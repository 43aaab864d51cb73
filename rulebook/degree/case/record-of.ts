import type { CaseProblem } from '../degree-answer.ts'
import { entriesAt, type Reader, within } from './readers.ts'

type Readers = Readonly<Record<string, Reader<unknown>>>
type ValueOf<R> = R extends Reader<infer T> ? T : never
type RecordOf<Required extends Readers, Optional extends Readers> = {
  -readonly [Key in keyof Required]: ValueOf<Required[Key]>
} & { -readonly [Key in keyof Optional]?: ValueOf<Optional[Key]> }

/**
 * An object with exactly these keys. Every value is looked at, also after a problem, so that all of them are told at once;
 * the object comes back only when all of it is good.
 */
export function recordOf<Required extends Readers, Optional extends Readers = Record<never, never>>(
  required: Required,
  optional?: Optional,
): Reader<RecordOf<Required, Optional>> {
  const readers = new Map(Object.entries({ ...optional, ...required }))
  const needed = Object.keys(required)
  return (value, at, problems) => {
    const entries = entriesAt(value, at, problems)
    if (entries === undefined) return undefined
    const before = problems.length
    const members: Record<string, unknown> = {}
    for (const [key, member] of entries) {
      const reader = readers.get(key)
      if (reader === undefined) problems.push({ at: within(at, key), code: 'unknown_key' })
      else members[key] = reader(member, within(at, key), problems)
    }
    noteMissing(needed, { members, at }, problems)
    // The keys and their values have just been checked, which the compiler cannot see.
    return problems.length === before ? (members as RecordOf<Required, Optional>) : undefined
  }
}

function noteMissing(
  needed: readonly string[],
  { members, at }: { members: object; at: string },
  problems: CaseProblem[],
): void {
  for (const key of needed) {
    if (!Object.hasOwn(members, key)) problems.push({ at: within(at, key), code: 'missing' })
  }
}

/**
 * An object with exactly one of several keys: an empty one is `missing` at itself, a foreign key and every key after the
 * first known one is `unknown_key`.
 */
export function exactlyOneOf<Known extends Readers>(
  known: Known,
): Reader<{ [Key in keyof Known]: { [Only in Key]: ValueOf<Known[Key]> } }[keyof Known]> {
  const readers = new Map(Object.entries(known))
  return (value, at, problems) => {
    const entries = entriesAt(value, at, problems)
    if (entries === undefined) return undefined
    if (entries.length === 0) problems.push({ at, code: 'missing' })
    const before = problems.length
    const first = entries.find(([key]) => readers.has(key))
    for (const entry of entries) {
      if (entry !== first) problems.push({ at: within(at, entry[0]), code: 'unknown_key' })
    }
    if (first === undefined) return undefined
    const [key, member] = first
    const only = readers.get(key)?.(member, within(at, key), problems)
    // One known key with its checked value, which the compiler cannot see.
    return problems.length === before
      ? ({ [key]: only } as ReturnType<typeof exactlyOneOf<Known>> extends Reader<infer T> ? T : never)
      : undefined
  }
}

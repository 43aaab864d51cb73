import { objectAt, problem, type Reader, within } from './readers.ts'

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
    const object = objectAt(value, at, problems)
    if (object === undefined) return undefined
    const before = problems.length
    for (const key of Object.keys(object)) {
      const reader = readers.get(key)
      if (reader === undefined) problem(problems, within(at, key), 'unknown_key')
      else reader(object[key], within(at, key), problems)
    }
    for (const key of needed) {
      if (!Object.hasOwn(object, key)) problem(problems, within(at, key), 'missing')
    }
    // The keys and their values have just been checked, which the compiler cannot see; nothing of them is changed, so that
    // the object itself comes back.
    return problems.length === before ? (object as RecordOf<Required, Optional>) : undefined
  }
}

/**
 * An object with exactly one of several keys: an empty one is `missing` at itself, a foreign key and every key after the
 * first known one is `unknown_key`.
 */
export function exactlyOneOf<Known extends Readers>(
  alternatives: Known,
): Reader<{ [Key in keyof Known]: { [Only in Key]: ValueOf<Known[Key]> } }[keyof Known]> {
  const readers = new Map(Object.entries(alternatives))
  return (value, at, problems) => {
    const object = objectAt(value, at, problems)
    if (object === undefined) return undefined
    const keys = Object.keys(object)
    if (keys.length === 0) problem(problems, at, 'missing')
    const before = problems.length
    const known = keys.find((key) => readers.has(key))
    for (const key of keys) {
      if (key !== known) problem(problems, within(at, key), 'unknown_key')
    }
    if (known === undefined) return undefined
    readers.get(known)?.(object[known], within(at, known), problems)
    // One known key with its checked value, which the compiler cannot see.
    return problems.length === before
      ? (object as ReturnType<typeof exactlyOneOf<Known>> extends Reader<infer T> ? T : never)
      : undefined
  }
}

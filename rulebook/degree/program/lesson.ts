import type { Assignment } from './assignment.ts'
import type { Row } from './zero-one-program.ts'

/** What a contradiction teaches: a condition, and the level on which it leaves only one value to a variable. */
export interface Lesson {
  row: Row
  level: number
  /** The variables that had to do with it. */
  seen: readonly number[]
}

/**
 * Follows a contradiction back to the one value of the last level that led to it: that value and those of earlier levels do
 * not go together. What stands on levels up to `ground` is taken for granted. Undefined: it follows from that alone.
 */
export function lessonOf(
  conflict: readonly number[],
  assignment: Assignment,
  ground: number,
): Lesson | undefined {
  const { levels, trail } = assignment
  const last = highestOf(conflict, levels)
  if (last <= ground) return undefined
  const seen = new Set<number>()
  const note = (variables: readonly number[]): void => {
    for (const variable of variables) if ((levels[variable] ?? 0) > ground) seen.add(variable)
  }
  note(conflict)
  // What stands on the last level is replaced by what it follows from until one value is left there.
  let open = conflict.filter((variable) => levels[variable] === last).length
  let turning = -1
  for (let at = trail.length - 1; at >= 0 && turning < 0; at -= 1) {
    const variable = trail[at] ?? 0
    if (levels[variable] !== last || !seen.has(variable)) continue
    if (open === 1) turning = variable
    const causes = open === 1 ? [] : (assignment.reasonOf(variable) ?? [])
    open += causes.filter((cause) => levels[cause] === last && !seen.has(cause)).length - 1
    note(causes)
  }
  const earlier = [...seen].filter((variable) => levels[variable] !== last)
  const row = notTogether([turning, ...earlier], assignment.values)
  return { row, level: Math.max(ground, highestOf(earlier, levels)), seen: [...seen] }
}

function highestOf(variables: readonly number[], levels: Int32Array): number {
  return variables.reduce((highest, variable) => Math.max(highest, levels[variable] ?? 0), 0)
}

/** Not all of these variables have the values that they have now. */
function notTogether(variables: readonly number[], values: Int8Array): Row {
  return {
    variables: [...variables],
    factors: variables.map((variable) => (values[variable] === 1 ? 1 : -1)),
    most: variables.filter((variable) => values[variable] === 1).length - 1,
  }
}

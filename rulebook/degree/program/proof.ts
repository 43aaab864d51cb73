import type { Assignment } from './assignment.ts'
import type { Row } from './zero-one-program.ts'

/** What a mix of rows proves: no solution has less than `bound`; and what a variable adds when it is 1 instead of 0. */
export interface Proof {
  bound: number
  reduced: Float64Array
}

/**
 * Multiplies each row, which says `sum` ≤ `most`, by a weight that is not negative and adds all of them to the costs: what
 * is left is a bound from below for the costs of every solution. The weights come from arithmetic with rounding, but any
 * weights prove something. They are cut to 24 binary digits first, so that all sums here are exact.
 */
export function proofBy(
  weights: Float64Array,
  { rows, mosts }: { rows: readonly Row[]; mosts: readonly number[] },
  { costs, values }: { costs: Row | undefined; values: Int8Array },
): Proof {
  const reduced = new Float64Array(values.length)
  if (costs) addTimes(reduced, costs, 1)
  const unit = unitFor(weights)
  let bound = 0
  for (const [number, row] of rows.entries()) {
    const weight = Math.floor((weights[number] ?? 0) / unit) * unit
    if (weight <= 0) continue
    bound -= weight * (mosts[number] ?? row.most)
    addTimes(reduced, row, weight)
  }
  for (let variable = 0; variable < values.length; variable += 1) {
    const value = values[variable] ?? 0
    const cost = reduced[variable] ?? 0
    if (value === 1 || (value < 0 && cost < 0)) bound += cost
  }
  return { bound, reduced }
}

function addTimes(sum: Float64Array, { variables, factors }: Row, weight: number): void {
  for (let at = 0; at < variables.length; at += 1) {
    const variable = variables[at] ?? 0
    sum[variable] = (sum[variable] ?? 0) + weight * (factors[at] ?? 0)
  }
}

/** The values, above the ground, without which a proof would not hold; those that it can spare, by `room`, are left out. */
export function causesOf(
  { reduced }: Proof,
  { assignment, ground, room }: { assignment: Assignment; ground: number; room: number },
): number[] {
  const shares: { variable: number; share: number }[] = []
  for (const variable of assignment.trail) {
    if ((assignment.levels[variable] ?? 0) <= ground) continue
    const cost = reduced[variable] ?? 0
    const share = cost * (assignment.values[variable] ?? 0) - Math.min(0, cost)
    if (share > 0) shares.push({ variable, share })
  }
  shares.sort((one, other) => one.share - other.share || one.variable - other.variable)
  let left = room
  const needed = shares.filter(({ share }) => {
    if (share >= left) return true
    left -= share
    return false
  })
  return needed.map(({ variable }) => variable)
}

/** Sets the open variables of which one value would cost more than `limit`. */
export function setProved(
  proof: Proof,
  { assignment, ground, limit }: { assignment: Assignment; ground: number; limit: number },
): void {
  const { values } = assignment
  let causes: readonly number[] | undefined
  for (let variable = 0; variable < values.length; variable += 1) {
    if (values[variable] !== -1) continue
    const cost = proof.reduced[variable] ?? 0
    if (proof.bound + Math.abs(cost) <= limit) continue
    causes ??= causesOf(proof, { room: 0, assignment, ground })
    assignment.set(variable, cost > 0 ? 0 : 1, causes)
  }
}

/** A power of two of which the largest weight is some 2^24. */
function unitFor(weights: Float64Array): number {
  let largest = 0
  for (const weight of weights) if (weight > largest) largest = weight
  let unit = 2 ** -24
  while (unit * 2 ** 24 < largest) unit *= 2
  return unit
}

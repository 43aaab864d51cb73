import type { Assignment } from './assignment.ts'
import type { Relaxation } from './relaxation.ts'
import type { StepBudget } from './step-budget.ts'

/** So many variables are turned over before it is given up; so many turns cost as much as a step of a search. */
const [MOST_TURNS, TURNS_A_STEP] = [2_000, 20]
/** A variable that was turned over so few turns ago is left alone, so that two of them do not change places for ever. */
const REST = 3
const SEED = 1

/**
 * Looks for a solution near to where the relaxation sees one: turn after turn it takes a row that is missed, and turns over
 * the variable of it after which least is missed. Rows that stay missed weigh more and more. That proves nothing, but where
 * solutions lie open it finds one at a small part of what a search costs. It goes the same way on every machine.
 */
export function solutionNear(
  relaxation: Relaxation,
  assignment: Assignment,
  steps: StepBudget,
): Int8Array | undefined {
  const walker = new Walker((variable) => relaxation.valueOf(variable), assignment)
  const { solution, turns } = walker.walk(MOST_TURNS)
  steps.spend(Math.ceil(turns / TURNS_A_STEP))
  return solution
}

class Walker {
  private readonly assignment: Assignment
  private readonly values: Int8Array
  /** By how much each row is missed; up to 0 it is fulfilled. */
  private readonly excess: Float64Array
  /** How much a unit of it counts. */
  private readonly weights: Float64Array
  private readonly scales: Float64Array
  private readonly missed: number[] = []
  private readonly placesInMissed: Int32Array
  private readonly turnedAt: Int32Array
  private dice = SEED

  constructor(startOf: (variable: number) => number, assignment: Assignment) {
    const { rows, mosts, values } = assignment
    this.assignment = assignment
    this.values = values.map((value, variable) => (value < 0 ? Number(startOf(variable) > 0.5) : value))
    this.excess = Float64Array.from(rows, ({ variables, factors }, number) =>
      variables.reduce(
        (sum, variable, at) => sum + (factors[at] ?? 0) * (this.values[variable] ?? 0),
        -(mosts[number] ?? 0),
      ),
    )
    this.scales = Float64Array.from(rows, ({ factors }) =>
      factors.reduce((scale, factor) => Math.min(scale, 1 / Math.abs(factor)), 1),
    )
    this.weights = this.scales.slice()
    this.placesInMissed = new Int32Array(rows.length).fill(-1)
    this.turnedAt = new Int32Array(values.length).fill(-REST)
    for (let row = 0; row < rows.length; row += 1) this.note(row)
  }

  walk(mostTurns: number): { solution: Int8Array | undefined; turns: number } {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      if (this.missed.length === 0) return { solution: this.values, turns: turn }
      const row = this.missed[this.throwDice(this.missed.length)] ?? 0
      const { variable, change } = this.bestIn(row, turn)
      if (change >= 0)
        for (const other of this.missed)
          this.weights[other] = (this.weights[other] ?? 0) + (this.scales[other] ?? 0)
      if (variable >= 0) this.turnOver(variable, turn)
    }
    return { solution: undefined, turns: mostTurns }
  }

  /** The variable of a missed row that makes it smaller and, for all rows together, is the best to turn over. */
  private bestIn(row: number, turn: number): { variable: number; change: number } {
    const { variables, factors } = this.assignment.rows[row] ?? { variables: [], factors: [] }
    const best = { variable: -1, change: Number.MAX_VALUE }
    for (let at = 0; at < variables.length; at += 1) {
      const variable = variables[at] ?? 0
      const isSmaller = (factors[at] ?? 0) > 0 === (this.values[variable] === 1)
      if (!isSmaller || !this.mayTurn(variable, turn)) continue
      const change = this.changeBy(variable)
      const isOlder = (this.turnedAt[variable] ?? 0) < (this.turnedAt[best.variable] ?? 0)
      if (change > best.change || (change === best.change && !isOlder)) continue
      best.variable = variable
      best.change = change
    }
    return best
  }

  private mayTurn(variable: number, turn: number): boolean {
    return this.assignment.values[variable] === -1 && turn - (this.turnedAt[variable] ?? 0) >= REST
  }

  /** By how much more is missed, by weight, once a variable is turned over. */
  private changeBy(variable: number): number {
    const direction = this.values[variable] === 1 ? -1 : 1
    const occurrences = this.assignment.occurrences[variable] ?? []
    let change = 0
    for (let at = 0; at < occurrences.length; at += 1) {
      const { row, factor } = occurrences[at] ?? { row: 0, factor: 0 }
      const before = this.excess[row] ?? 0
      const after = before + direction * factor
      if (before <= 0 && after <= 0) continue
      change += (this.weights[row] ?? 0) * (Math.max(after, 0) - Math.max(before, 0))
    }
    return change
  }

  private turnOver(variable: number, turn: number): void {
    const direction = this.values[variable] === 1 ? -1 : 1
    this.values[variable] = direction === 1 ? 1 : 0
    this.turnedAt[variable] = turn
    for (const { row, factor } of this.assignment.occurrences[variable] ?? []) {
      this.excess[row] = (this.excess[row] ?? 0) + direction * factor
      this.note(row)
    }
  }

  /** Keeps the list of missed rows. */
  private note(row: number): void {
    const isMissed = (this.excess[row] ?? 0) > 0
    const place = this.placesInMissed[row] ?? -1
    if (isMissed === place >= 0) return
    if (isMissed) {
      this.placesInMissed[row] = this.missed.push(row) - 1
      return
    }
    const last = this.missed.pop() ?? row
    this.placesInMissed[row] = -1
    if (last === row) return
    this.missed[place] = last
    this.placesInMissed[last] = place
  }

  private throwDice(sides: number): number {
    this.dice = (Math.imul(this.dice, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.dice / 2 ** 32) * sides)
  }
}

import type { Tableau } from './tableau.ts'

/** By how much a bound may be missed. */
const TOLERANCE = 1e-7
/** A smaller pivot makes what is computed from it unreliable. */
const SMALLEST_PIVOT = 1e-7

/**
 * How it ended. `beyond`: the costs are above the limit; `given_up`: after too many pivots. `broken` of `infeasible` is the
 * row whose variable cannot come within its bounds, and `side` 1 where it is too small.
 */
export type Ending =
  | { kind: 'optimal' | 'beyond' | 'given_up' }
  | { kind: 'infeasible'; row: number; side: 1 | -1 }

/**
 * The dual simplex method with bounded variables. Every variable has two finite bounds, so that every basis is dual
 * feasible once the other variables stand at the bounds that the costs prefer: bounds and costs may change at any time, and
 * the last basis stays a good start. What it says is a guide only: bounds and solutions are proved in whole numbers by
 * those who ask.
 */
export class DualSimplex {
  pivots = 0
  private readonly tableau: Tableau
  private readonly candidates: Int32Array
  private readonly ratios: Float64Array

  constructor(tableau: Tableau) {
    this.tableau = tableau
    this.candidates = new Int32Array(tableau.width)
    this.ratios = new Float64Array(tableau.width)
  }

  /** Makes the costs, which are the sum of row `aim`, as small as they can be, or shows that they are above `limit`. */
  optimize(aim: number, { limit, most }: { limit: number; most: number }): Ending {
    this.placeOutside()
    this.tableau.computeInside()
    for (let count = 0; count < most; count += 1) {
      const row = this.worstRow()
      if (row < 0) return { kind: 'optimal' }
      const side = this.isBelow(row) ? 1 : -1
      const column = this.enteringColumn(row, side)
      if (column < 0) return { kind: 'infeasible', row, side }
      this.exchange(row, column, side)
      if (this.tableau.sumOf(aim) > limit + TOLERANCE) return { kind: 'beyond' }
    }
    return { kind: 'given_up' }
  }

  /** Puts the variables without a row to the bounds that the costs prefer. */
  private placeOutside(): void {
    const { width, costs, others, lower, upper, outside } = this.tableau
    for (let column = 0; column < width; column += 1) {
      const variable = others[column] ?? 0
      const [least, most] = [lower[variable] ?? 0, upper[variable] ?? 0]
      const cost = costs[column] ?? 0
      if (cost > 0) outside[column] = least
      else if (cost < 0) outside[column] = most
      else outside[column] = (outside[column] ?? 0) > (least + most) / 2 ? most : least
    }
  }

  private isBelow(row: number): boolean {
    const { basic, inside, lower } = this.tableau
    return (inside[row] ?? 0) < (lower[basic[row] ?? 0] ?? 0)
  }

  private worstRow(): number {
    const { height, basic, inside, lower, upper } = this.tableau
    let worst = -1
    let most = TOLERANCE
    for (let row = 0; row < height; row += 1) {
      const variable = basic[row] ?? 0
      const value = inside[row] ?? 0
      const miss = Math.max((lower[variable] ?? 0) - value, value - (upper[variable] ?? 0))
      if (miss > most) {
        most = miss
        worst = row
      }
    }
    return worst
  }

  /**
   * The column whose variable takes over the row: the one whose costs turn first. A variable that can jump to its other
   * bound without mending the row does so and lets the next one have it.
   */
  private enteringColumn(row: number, side: 1 | -1): number {
    const count = this.gatherCandidates(row, side)
    let missing = this.missOf(row)
    let left = count
    while (left > 0) {
      const index = this.firstToTurn(row, left)
      const column = this.candidates[index] ?? 0
      left -= 1
      this.candidates[index] = this.candidates[left] ?? 0
      this.ratios[index] = this.ratios[left] ?? 0
      this.candidates[left] = column
      missing -= this.rangeOf(column) * Math.abs(this.cellAt(row, column))
      if (missing <= TOLERANCE || left === 0) {
        if (missing > TOLERANCE) return -1
        for (let at = left + 1; at < count; at += 1) this.flip(this.candidates[at] ?? 0)
        return column
      }
    }
    return -1
  }

  private gatherCandidates(row: number, side: 1 | -1): number {
    const { width, cells, costs, others, lower, outside } = this.tableau
    const start = row * width
    let count = 0
    for (let column = 0; column < width; column += 1) {
      const cell = cells[start + column] ?? 0
      if (cell < SMALLEST_PIVOT && cell > -SMALLEST_PIVOT) continue
      if (this.rangeOf(column) === 0) continue
      const isLow = outside[column] === lower[others[column] ?? 0]
      // A variable at its lower bound can only grow, which mends a row that is too small where the cell is negative.
      if ((isLow ? -cell : cell) * side < 0) continue
      this.candidates[count] = column
      this.ratios[count] = Math.abs(costs[column] ?? 0) / Math.abs(cell)
      count += 1
    }
    return count
  }

  private firstToTurn(row: number, count: number): number {
    let best = 0
    let ratio = Number.POSITIVE_INFINITY
    let size = 0
    for (let index = 0; index < count; index += 1) {
      const other = this.ratios[index] ?? 0
      if (other > ratio + 1e-12) continue
      const cell = Math.abs(this.cellAt(row, this.candidates[index] ?? 0))
      if (other < ratio - 1e-12 || cell > size) {
        best = index
        ratio = Math.min(other, ratio)
        size = cell
      }
    }
    return best
  }

  private cellAt(row: number, column: number): number {
    return this.tableau.cells[row * this.tableau.width + column] ?? 0
  }

  private rangeOf(column: number): number {
    const { others, lower, upper } = this.tableau
    const variable = others[column] ?? 0
    return (upper[variable] ?? 0) - (lower[variable] ?? 0)
  }

  private missOf(row: number): number {
    const { basic, inside, lower, upper } = this.tableau
    const variable = basic[row] ?? 0
    const value = inside[row] ?? 0
    return Math.max((lower[variable] ?? 0) - value, value - (upper[variable] ?? 0))
  }

  private flip(column: number): void {
    const { others, lower, upper, outside } = this.tableau
    const variable = others[column] ?? 0
    const present = outside[column] ?? 0
    const target = (present === lower[variable] ? upper[variable] : lower[variable]) ?? 0
    this.tableau.move(column, target - present)
    outside[column] = target
  }

  private exchange(row: number, column: number, side: 1 | -1): void {
    const { basic, inside, lower, upper } = this.tableau
    const variable = basic[row] ?? 0
    const bound = (side === 1 ? lower[variable] : upper[variable]) ?? 0
    this.tableau.move(column, ((inside[row] ?? 0) - bound) / this.cellAt(row, column))
    inside[row] = bound
    this.tableau.pivot(row, column)
    this.pivots += 1
  }
}

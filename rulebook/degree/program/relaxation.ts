import { DualSimplex } from './dual-simplex.ts'
import { type Proof, proofBy } from './proof.ts'
import { roundingCut } from './rounding-cut.ts'
import { Tableau } from './tableau.ts'
import type { Row } from './zero-one-program.ts'

const MOST_PIVOTS = 500
/** A value is whole when it is as near as this. */
const WHOLE = 1e-5
const MOST_CUTS = 150
/** Weights are cut to parts of one over this. */
const PARTS = 2 ** 20
/** A cut that is missed by less is not worth its row. */
const LEAST_MISS = 0.01

/** What the program with fractions says where some variables have values. */
export type Relaxed =
  /** Proved: no solution is within the limit. */
  | { kind: 'closed'; proof: Proof; above: number }
  /** The smallest costs, with the values that lead to them; a proof of a bound near to them. */
  | { kind: 'open'; proof: Proof; isOptimal: boolean }

/** A cut, and by how much the present values miss it. */
interface Missed {
  cut: Row
  miss: number
}

/** The program with fractions allowed: a guide to solutions, and proofs that there is none. */
export class Relaxation {
  readonly rows: Row[]
  readonly mosts: number[]
  readonly variableCount: number
  private madeTableau: Tableau | undefined
  private madeSimplex: DualSimplex | undefined
  private aim = -1
  private readonly firstCut: number
  private readonly mostCuts: number

  constructor(variableCount: number, rows: readonly Row[]) {
    this.rows = [...rows]
    this.variableCount = variableCount
    this.mosts = rows.map(({ most }) => most)
    this.mostCuts = Math.min(MOST_CUTS, variableCount)
    this.firstCut = rows.length
  }

  /** Made when it is asked for: in most questions nothing is left to be decided, and it never is. */
  private get tableau(): Tableau {
    this.madeTableau ??= new Tableau(this.variableCount, this.rows, this.mostCuts)
    return this.madeTableau
  }

  private get simplex(): DualSimplex {
    this.madeSimplex ??= new DualSimplex(this.tableau)
    return this.madeSimplex
  }

  get pivots(): number {
    return this.simplex.pivots
  }

  /** From now on the sum of this row is to be small. */
  aimAt(number: number): void {
    this.aim = number
    this.tableau.setCosts(number)
  }

  /** From now on the sum of this row is at most that. */
  tighten(number: number, most: number): void {
    this.mosts[number] = most
    this.tableau.tighten(number, most)
  }

  /** The value of a variable in the last relaxed solution. */
  valueOf(variable: number): number {
    return this.tableau.valueOf(variable)
  }

  /** The last relaxed solution where what is not open has its value; undefined: not all of it is whole. */
  wholeValues(values: Int8Array): Int8Array | undefined {
    const whole = values.slice()
    for (let variable = 0; variable < whole.length; variable += 1) {
      if (whole[variable] !== -1) continue
      const value = this.valueOf(variable)
      if (Math.abs(value - Math.round(value)) > WHOLE) return undefined
      whole[variable] = Math.round(value)
    }
    return whole
  }

  /** Solves the relaxation where the variables that are not open have their values. `limit`: the largest costs of interest. */
  solve(values: Int8Array, limit: number): Relaxed {
    for (let variable = 0; variable < values.length; variable += 1) {
      const value = values[variable] ?? 0
      this.tableau.lower[variable] = Math.max(0, value)
      this.tableau.upper[variable] = value < 0 ? 1 : value
    }
    const ending = this.simplex.optimize(this.aim, { limit, most: MOST_PIVOTS })
    if (ending.kind === 'infeasible') {
      const mix = this.mixOf(ending.row, ending.side)
      const proof = this.proofBy(mix, values, undefined)
      if (proof.bound > 0) return { kind: 'closed', proof, above: 0 }
    }
    const proof = this.proofBy(this.pricesOfRows(), values, this.rows[this.aim])
    if (proof.bound > limit) return { kind: 'closed', proof, above: limit }
    return { kind: 'open', proof, isOptimal: ending.kind === 'optimal' }
  }

  /** Adds the cuts that the present values miss by most, at most so many; gives how many there were. */
  cut(most: number): number {
    const found = [...this.cutsOfTableau(), ...this.cutsOfRows()]
    const best = found.toSorted((one, other) => other.miss - one.miss).slice(0, most)
    return best.filter(({ cut }) => this.add(cut)).length
  }

  private *cutsOfTableau(): Generator<Missed> {
    const { basic, width, height, inside } = this.tableau
    for (let row = 0; row < height; row += 1) {
      if ((basic[row] ?? width) >= width || isNearlyWhole(inside[row] ?? 0)) continue
      yield* this.missed(roundingCut(this.weightsOf(row), PARTS, this))
    }
  }

  private *cutsOfRows(): Generator<Missed> {
    for (let number = 0; number < this.firstCut; number += 1) {
      const row = this.rows[number]
      if (row === undefined) continue
      const units = new Set(row.factors.map(Math.abs))
      if (units.size === 1 || !row.variables.some((variable) => !isNearlyWhole(this.valueOf(variable))))
        continue
      const weights = new Float64Array(this.rows.length)
      weights[number] = 1
      for (const unit of units) if (unit > 1) yield* this.missed(roundingCut(weights, unit, this))
    }
  }

  private *missed(cut: Row | undefined): Generator<Missed> {
    const miss = cut ? this.missOf(cut) : 0
    if (cut && miss > LEAST_MISS) yield { cut, miss }
  }

  /** Whether a variable is counted from its upper bound in cuts. */
  isHigh(variable: number): boolean {
    return this.valueOf(variable) > 0.5
  }

  /** By how much the present values miss a row, as a distance. */
  private missOf({ variables, factors, most }: Row): number {
    let sum = -most
    let square = 0
    for (const [at, variable] of variables.entries()) {
      const factor = factors[at] ?? 0
      sum += factor * this.valueOf(variable)
      square += factor * factor
    }
    return sum / Math.sqrt(square)
  }

  /** Adds a cut, in place of one that is of no use at present when there are too many. */
  private add(cut: Row): boolean {
    const { width, inside } = this.tableau
    for (let number = this.firstCut; number < this.rows.length; number += 1) {
      const place = this.tableau.placeOf(width + number)
      if (place < 0 || (inside[place] ?? 0) < 0.01) continue
      this.rows[number] = cut
      this.mosts[number] = cut.most
      this.tableau.setRow(number, cut, place)
      return true
    }
    if (this.rows.length >= this.firstCut + this.mostCuts) return false
    this.rows.push(cut)
    this.mosts.push(cut.most)
    this.tableau.setRow(this.rows.length - 1, cut, this.rows.length - 1)
    return true
  }

  /** The mix of rows that a tableau row is, cut to binary digits so that sums of them are exact. */
  private weightsOf(row: number): Float64Array {
    const { height, width, cells, scales } = this.tableau
    const mix = new Float64Array(height)
    for (let other = 0; other < height; other += 1) {
      const place = this.tableau.placeOf(width + other)
      if (place >= 0) continue
      const weight = (cells[row * width - 1 - place] ?? 0) * (scales[other] ?? 1)
      mix[other] = Math.round(weight * PARTS)
    }
    return mix
  }

  private proofBy(weights: Float64Array, values: Int8Array, costs: Row | undefined): Proof {
    return proofBy(weights, { rows: this.rows, mosts: this.mosts }, { costs, values })
  }

  /** How much a unit of each row is worth; never below 0. */
  private pricesOfRows(): Float64Array {
    const { height, width, costs, scales } = this.tableau
    const prices = new Float64Array(height)
    for (let row = 0; row < height; row += 1) {
      const place = this.tableau.placeOf(width + row)
      if (place < 0 && row !== this.aim)
        prices[row] = Math.max(0, costs[-1 - place] ?? 0) * (scales[row] ?? 1)
    }
    return prices
  }

  /** The mix of rows that shows that the basic variable of a row cannot come within its bounds. */
  private mixOf(row: number, side: 1 | -1): Float64Array {
    const { height, width, cells, scales } = this.tableau
    const mix = new Float64Array(height)
    for (let other = 0; other < height; other += 1) {
      const place = this.tableau.placeOf(width + other)
      const factor = place < 0 ? (cells[row * width - 1 - place] ?? 0) : place === row ? 1 : 0
      mix[other] = Math.max(0, side * factor) * (scales[other] ?? 1)
    }
    return mix
  }
}

function isNearlyWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 0.02
}

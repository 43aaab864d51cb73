import type { Row } from './zero-one-program.ts'

/** A cut is written in whole numbers: this much stands for 1. */
const UNIT = 720
/** Fractions nearer to a whole number than this lead to cuts that are of no use. */
const LEAST_FRACTION = 0.02
const MOST_MEMBERS = 120

/** What a mix of rows is worked on: the rows, what they allow, and where the relaxation stands. */
export interface CutSource {
  rows: readonly Row[]
  mosts: readonly number[]
  variableCount: number
  /** Whether a variable stands at its upper bound, and is counted from there. */
  isHigh(variable: number): boolean
}

/**
 * A condition that every whole solution fulfils and the relaxation's fractions may not (Gomory's mixed cut): of a mix of
 * rows, each with its slack, everything but the fractions is whole, so the fractions have to make up for the fraction of
 * the right side. The weights are whole numbers of `unit` parts and the result is rounded to the safe side, so that no
 * rounding can make it wrong.
 */
export function roundingCut(weights: Float64Array, unit: number, source: CutSource): Row | undefined {
  const mix = mixed(weights, source)
  const fraction = partOver(mix.right, unit)
  if (fraction < LEAST_FRACTION * unit || fraction > (1 - LEAST_FRACTION) * unit) return undefined
  const sum = new Float64Array(source.variableCount)
  let least = UNIT
  for (let variable = 0; variable < sum.length; variable += 1) {
    const share = shareOf(mix.factors[variable] ?? 0, fraction, unit)
    if (share === 0) continue
    const isHigh = source.isHigh(variable)
    sum[variable] = isHigh ? -share : share
    if (isHigh) least -= share
  }
  for (const [number, row] of source.rows.entries()) {
    const share = shareOf(weights[number] ?? 0, fraction, unit)
    if (share === 0) continue
    // The slack is what the row allows less its sum.
    least -= share * (source.mosts[number] ?? 0)
    addRow(sum, row, -share)
  }
  return rowOf(sum, least)
}

/** The weighted sum of rows, where a variable that stands at 1 is counted from there: x = 1 - t. */
function mixed(weights: Float64Array, source: CutSource): { factors: Float64Array; right: number } {
  const factors = new Float64Array(source.variableCount)
  let right = 0
  for (const [number, row] of source.rows.entries()) {
    const weight = weights[number] ?? 0
    if (weight === 0) continue
    right += weight * (source.mosts[number] ?? 0)
    addRow(factors, row, weight)
  }
  for (let variable = 0; variable < factors.length; variable += 1) {
    const factor = factors[variable] ?? 0
    if (factor === 0 || !source.isHigh(variable)) continue
    right -= factor
    factors[variable] = -factor
  }
  return { factors, right }
}

function addRow(sum: Float64Array, row: Row, weight: number): void {
  for (let at = 0; at < row.variables.length; at += 1) {
    const variable = row.variables[at] ?? 0
    sum[variable] = (sum[variable] ?? 0) + weight * (row.factors[at] ?? 0)
  }
}

/** What a unit of a variable that is not negative makes up for, in whole numbers and never too little. */
function shareOf(factor: number, fraction: number, unit: number): number {
  const own = partOver(factor, unit)
  if (own === 0) return 0
  const [part, whole] = own <= fraction ? [own, fraction] : [unit - own, unit - fraction]
  const share = Math.ceil((part / whole) * UNIT - 1e-9)
  return share * whole >= part * UNIT ? share : share + 1
}

/** What is over the next smaller multiple of the unit. */
function partOver(value: number, unit: number): number {
  return value - Math.floor(value / unit) * unit
}

function rowOf(sum: Float64Array, least: number): Row | undefined {
  const variables: number[] = []
  const factors: number[] = []
  let divisor = 0
  for (let variable = 0; variable < sum.length; variable += 1) {
    const factor = sum[variable] ?? 0
    if (factor === 0) continue
    variables.push(variable)
    factors.push(-factor)
    divisor = commonDivisor(divisor, Math.abs(factor))
  }
  if (variables.length > MOST_MEMBERS || variables.length === 0) return undefined
  return {
    variables,
    factors: factors.map((factor) => factor / divisor),
    most: Math.floor(-least / divisor),
  }
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other)
}

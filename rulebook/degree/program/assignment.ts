import type { Row } from './zero-one-program.ts'

const OPEN = -1

/**
 * Values of variables so far, and what the rows make of them: a row that cannot be fulfilled any more, or only with one
 * value of a variable. Everything can be taken back to an earlier mark.
 */
export class Assignment {
  /** 0, 1, or -1: open. */
  readonly values: Int8Array
  private readonly rows: readonly Row[]
  private readonly occurrences: { row: number; factor: number }[][]
  /** What is left of each row's `most` when everything open is at its best for the row. */
  private readonly slack: number[]
  private readonly trail: number[] = []
  private readonly queue = new Set<number>()

  constructor(variableCount: number, rows: readonly Row[]) {
    this.rows = rows
    this.values = new Int8Array(variableCount).fill(OPEN)
    this.occurrences = Array.from({ length: variableCount }, () => [])
    this.slack = []
    for (const row of rows.keys()) this.watch(row)
  }

  /** Takes a row into account that has been added to the list. */
  watch(number: number): void {
    const row = this.rows[number]
    if (row === undefined) return
    let slack = row.most
    for (const [index, variable] of row.variables.entries()) {
      const factor = row.factors[index] ?? 0
      this.occurrences[variable]?.push({ row: number, factor })
      const value = this.values[variable]
      slack -= value === OPEN ? Math.min(factor, 0) : factor * (value ?? 0)
    }
    this.slack[number] = slack
    this.queue.add(number)
  }

  /** Makes a row stricter or looser than it was. */
  changeMost(number: number, by: number): void {
    this.slack[number] = (this.slack[number] ?? 0) + by
    this.queue.add(number)
  }

  get mark(): number {
    return this.trail.length
  }

  /** Sets a variable and everything that follows; false: that contradicts a row. */
  set(variable: number, value: 0 | 1): boolean {
    if (this.values[variable] !== OPEN) return this.values[variable] === value
    this.assign(variable, value)
    return this.propagate()
  }

  /** Everything that follows from the rows; false: a contradiction. */
  propagate(): boolean {
    for (const number of this.queue) {
      this.queue.delete(number)
      if (!this.look(number)) {
        this.queue.clear()
        return false
      }
    }
    return true
  }

  /** Takes back what was set after the mark. */
  backTo(mark: number): void {
    while (this.trail.length > mark) {
      const variable = this.trail.pop() ?? 0
      const value = this.values[variable] ?? 0
      this.values[variable] = OPEN
      for (const { row, factor } of this.occurrences[variable] ?? [])
        this.slack[row] = (this.slack[row] ?? 0) + factor * value - Math.min(factor, 0)
    }
    this.queue.clear()
  }

  private assign(variable: number, value: 0 | 1): void {
    this.values[variable] = value
    this.trail.push(variable)
    for (const { row, factor } of this.occurrences[variable] ?? []) {
      const loss = factor * value - Math.min(factor, 0)
      if (loss === 0) continue
      this.slack[row] = (this.slack[row] ?? 0) - loss
      this.queue.add(row)
    }
  }

  private look(number: number): boolean {
    const slack = this.slack[number] ?? 0
    if (slack < 0) return false
    const row = this.rows[number]
    if (row === undefined) return true
    for (const [index, variable] of row.variables.entries()) {
      if (this.values[variable] !== OPEN) continue
      const factor = row.factors[index] ?? 0
      if (Math.abs(factor) > slack) this.assign(variable, factor > 0 ? 0 : 1)
    }
    return true
  }
}

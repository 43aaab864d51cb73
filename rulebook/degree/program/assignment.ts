import type { Row } from './zero-one-program.ts'

const OPEN = -1
/** Reasons that are no row: a decision, or variables that are listed. */
const DECIDED = -1
const LISTED = -2

/**
 * Values of variables so far, and what the rows make of them: a row that cannot be fulfilled any more, or only with one
 * value of a variable. Decisions stand on levels, which can be taken back; every value knows what it follows from.
 */
export class Assignment {
  /** 0, 1, or -1: open. */
  readonly values: Int8Array
  /** On which level a variable got its value. */
  readonly levels: Int32Array
  /** In which order variables got their values. */
  readonly trail: number[] = []
  level = 0
  /** The variables whose values contradict each other, after `propagate` said so. */
  conflict: readonly number[] = []
  readonly rows: Row[]
  readonly mosts: number[]
  /** What is left of each row's `most` when everything open is at its best for the row. */
  private readonly slack: number[]
  readonly occurrences: { row: number; factor: number }[][]
  private readonly reasons: Int32Array
  private readonly listed = new Map<number, readonly number[]>()
  private readonly places: Int32Array
  private readonly starts: number[] = []
  private queue: number[] = []
  private readonly isQueued: boolean[] = []

  constructor(variableCount: number, rows: readonly Row[]) {
    this.rows = []
    this.mosts = []
    this.slack = []
    this.values = new Int8Array(variableCount).fill(OPEN)
    this.levels = new Int32Array(variableCount)
    this.reasons = new Int32Array(variableCount).fill(DECIDED)
    this.places = new Int32Array(variableCount)
    this.occurrences = Array.from({ length: variableCount }, () => [])
    for (const row of rows) this.addRow(row)
  }

  get rowCount(): number {
    return this.rows.length
  }

  /** Whether every variable has a value. */
  get isComplete(): boolean {
    return this.trail.length === this.values.length
  }

  /** Takes a further row into account. */
  addRow(row: Row): void {
    const number = this.rows.length
    let slack = row.most
    for (let at = 0; at < row.variables.length; at += 1) {
      const variable = row.variables[at] ?? 0
      const factor = row.factors[at] ?? 0
      this.occurrences[variable]?.push({ row: number, factor })
      const value = this.values[variable]
      slack -= value === OPEN ? Math.min(factor, 0) : factor * (value ?? 0)
    }
    this.rows.push(row)
    this.mosts.push(row.most)
    this.slack.push(slack)
    this.enqueue(number)
  }

  /** Forgets the rows behind the first `count`. */
  forgetRows(count: number): void {
    for (const occurrences of this.occurrences) {
      while ((occurrences.at(-1)?.row ?? -1) >= count) occurrences.pop()
    }
    this.clearQueue()
    for (const list of [this.rows, this.mosts, this.slack]) list.length = count
  }

  /** Makes a row stricter or looser than it was. */
  changeMost(number: number, by: number): void {
    this.slack[number] = (this.slack[number] ?? 0) + by
    this.mosts[number] = (this.mosts[number] ?? 0) + by
    this.enqueue(number)
  }

  /** Whether a solution fulfils every row. */
  allows(solution: ArrayLike<number>): boolean {
    return this.rows.every(({ variables, factors }, number) => {
      let sum = 0
      for (let at = 0; at < variables.length; at += 1)
        sum += (factors[at] ?? 0) * (solution[variables[at] ?? 0] ?? 0)
      return sum <= (this.mosts[number] ?? 0)
    })
  }

  /** Opens a level, on which values stand until it is taken back. */
  openLevel(): void {
    this.starts.push(this.trail.length)
    this.level += 1
  }

  /** Sets an open variable, because of the values of others or, without them, as a decision. */
  set(variable: number, value: 0 | 1, because?: readonly number[]): void {
    if (because) this.listed.set(variable, because)
    this.assign(variable, value, because ? LISTED : DECIDED)
  }

  /** Sets these variables and what follows from each; false: a contradiction. */
  setAll(values: readonly (readonly [variable: number, value: 0 | 1])[]): boolean {
    return values.every(([variable, value]) => {
      const known = this.values[variable] ?? OPEN
      if (known !== OPEN) return known === value
      this.set(variable, value)
      return this.propagate()
    })
  }

  /** Everything that follows from the rows; false: a contradiction. */
  propagate(): boolean {
    for (let at = 0; at < this.queue.length; at += 1) {
      const number = this.queue[at] ?? 0
      this.isQueued[number] = false
      if (this.look(number)) continue
      this.conflict = this.causesIn(number, this.trail.length)
      this.clearQueue()
      return false
    }
    this.queue = []
    return true
  }

  /** Takes back every level above this one. */
  backTo(level: number): void {
    if (level >= this.level) return
    const start = this.starts[level] ?? 0
    while (this.trail.length > start) {
      const variable = this.trail.pop() ?? 0
      const value = this.values[variable] ?? 0
      this.values[variable] = OPEN
      for (const { row, factor } of this.occurrences[variable] ?? [])
        this.slack[row] = (this.slack[row] ?? 0) + factor * value - Math.min(factor, 0)
    }
    this.starts.length = level
    this.level = level
    this.clearQueue()
  }

  /** The variables from whose values that of a variable follows; undefined: it was decided. */
  reasonOf(variable: number): readonly number[] | undefined {
    const reason = this.reasons[variable] ?? DECIDED
    if (reason === DECIDED) return undefined
    if (reason === LISTED) return this.listed.get(variable) ?? []
    return this.causesIn(reason, this.places[variable] ?? 0)
  }

  /** The variables of a row whose values, set before a place of the trail, leave less room in it. */
  private causesIn(number: number, place: number): number[] {
    const row = this.rows[number]
    return (row?.variables ?? []).filter((variable, at) => {
      const value = this.values[variable]
      if (value === OPEN || (this.places[variable] ?? 0) >= place) return false
      return (row?.factors[at] ?? 0) > 0 === (value === 1)
    })
  }

  private assign(variable: number, value: 0 | 1, reason: number): void {
    this.values[variable] = value
    this.levels[variable] = this.level
    this.reasons[variable] = reason
    this.places[variable] = this.trail.length
    this.trail.push(variable)
    const occurrences = this.occurrences[variable] ?? []
    for (let at = 0; at < occurrences.length; at += 1) {
      const { row, factor } = occurrences[at] ?? { row: 0, factor: 0 }
      const loss = factor * value - Math.min(factor, 0)
      if (loss === 0) continue
      this.slack[row] = (this.slack[row] ?? 0) - loss
      this.enqueue(row)
    }
  }

  private look(number: number): boolean {
    const slack = this.slack[number] ?? 0
    if (slack < 0) return false
    const row = this.rows[number]
    if (row === undefined) return true
    for (let at = 0; at < row.variables.length; at += 1) {
      const variable = row.variables[at] ?? 0
      const factor = row.factors[at] ?? 0
      if (this.values[variable] === OPEN && Math.abs(factor) > slack)
        this.assign(variable, factor > 0 ? 0 : 1, number)
    }
    return true
  }

  private enqueue(number: number): void {
    if (this.isQueued[number]) return
    this.isQueued[number] = true
    this.queue.push(number)
  }

  private clearQueue(): void {
    for (const number of this.queue) this.isQueued[number] = false
    this.queue = []
  }
}

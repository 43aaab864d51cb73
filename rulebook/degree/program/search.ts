import { Assignment } from './assignment.ts'
import type { Row, Sum, ZeroOneProgram } from './zero-one-program.ts'

/** Counts the steps of all searches of a case, which may not be more than a fixed number. */
export class StepBudget {
  private left: number

  constructor(steps: number) {
    this.left = steps
  }

  get isSpent(): boolean {
    return this.left <= 0
  }

  spend(steps: number): void {
    this.left -= steps
  }
}

/** `found`: the best there is; `none`: there is none; `stopped`: the steps were used up before either was sure. */
export type Outcome = 'found' | 'none' | 'stopped'

/** Finds solutions of a program that are best in one order after the other. */
export class Search {
  /** The best solution so far. */
  best: Int8Array | undefined
  private readonly rows: Row[]
  private readonly assignment: Assignment
  private readonly steps: StepBudget
  private isContradictory: boolean

  constructor(program: ZeroOneProgram, steps: StepBudget) {
    this.rows = [...program.rows]
    this.steps = steps
    this.assignment = new Assignment(program.variableCount, this.rows)
    this.isContradictory = program.isImpossible || !this.assignment.propagate()
  }

  /** Makes `sum` as small as it can be; from then on only solutions with that value are looked at. */
  minimize(sum: Sum): Outcome {
    if (this.best === undefined) {
      const outcome = this.find()
      if (outcome !== 'found') return outcome
    }
    const row = this.rows.length
    let value = this.valueOf(sum)
    this.rows.push({ ...sum, most: value })
    this.assignment.watch(row)
    for (;;) {
      this.assignment.changeMost(row, -1)
      const outcome = this.find()
      if (outcome === 'found') {
        const better = this.valueOf(sum)
        this.assignment.changeMost(row, better - value + 1)
        value = better
        continue
      }
      this.assignment.changeMost(row, 1)
      return outcome === 'none' ? 'found' : 'stopped'
    }
  }

  /** Looks for a solution in which these variables have these values; when there is one, they keep them. */
  demand(values: readonly (readonly [variable: number, value: 0 | 1])[]): Outcome {
    const isSo =
      this.best !== undefined && values.every(([variable, value]) => this.best?.[variable] === value)
    const mark = this.assignment.mark
    const fits = values.every(([variable, value]) => this.assignment.set(variable, value))
    const outcome = isSo ? 'found' : fits ? this.find() : 'none'
    if (outcome !== 'found') this.assignment.backTo(mark)
    return outcome
  }

  private valueOf({ variables, factors }: Sum): number {
    return variables.reduce((value, variable, index) => {
      return value + (this.best?.[variable] ?? 0) * (factors[index] ?? 0)
    }, 0)
  }

  private find(): Outcome {
    if (this.isContradictory) return 'none'
    const mark = this.assignment.mark
    const outcome = this.assignment.propagate() ? this.walk(0) : 'none'
    this.assignment.backTo(mark)
    return outcome
  }

  private walk(from: number): Outcome {
    this.steps.spend(1)
    if (this.steps.isSpent) return 'stopped'
    const { values } = this.assignment
    const variable = values.indexOf(-1, from)
    if (variable < 0) {
      this.best = values.slice()
      return 'found'
    }
    const mark = this.assignment.mark
    for (const value of [1, 0] as const) {
      if (this.assignment.set(variable, value)) {
        const outcome = this.walk(variable + 1)
        if (outcome !== 'none') return outcome
      }
      this.assignment.backTo(mark)
    }
    return 'none'
  }
}

import { Assignment } from './assignment.ts'
import { Experience } from './experience.ts'
import { lessonOf } from './lesson.ts'
import { solutionNear } from './nearby.ts'
import { causesOf, setProved } from './proof.ts'
import { Relaxation } from './relaxation.ts'
import type { StepBudget } from './step-budget.ts'
import { grainOf, largest, smallest, valueIn } from './sums.ts'
import type { Row, Sum, ZeroOneProgram } from './zero-one-program.ts'

/** `found`: there is one; `none`: there is none; `stopped`: the steps were used up before either was sure. */
export type Outcome = 'found' | 'none' | 'stopped'

/** Cuts are looked for so often before a search, so many at a time. */
const [MOST_ROUNDS, CUTS_A_ROUND] = [6, 10]
/** After so many contradictions the search begins anew, with what it has learnt. */
const PATIENCE = 30
/** So many steps more are spent on any solution at all. */
const STEPS_FOR_ANY = 4_000

/**
 * Finds solutions that are best in one order after the other. Each order is closed in on from below: is there a solution at
 * the bound that is proved, and if not, a little above it? There nearly everything is decided by what it costs. The rows are
 * followed, the relaxation shows where a solution may be and proves where none is, and every contradiction leaves a condition
 * behind. A branch is left only by a proof in whole numbers, and a solution is taken only when it fulfils every row.
 */
export class Search {
  best: Int8Array | undefined
  /** What was proved of the order that was looked at last: no solution has less. */
  bound = 0
  private readonly orders: readonly Row[]
  private readonly firstOrder: number
  private readonly rowCount: number
  private readonly assignment: Assignment
  private readonly relaxation: Relaxation
  private readonly steps: StepBudget
  private readonly experience: Experience
  private isContradictory: boolean
  /** The row of the present order, the largest sum of interest, and the least difference of two sums. */
  private aim = 0
  private limit = 0
  private grain = 1
  /** The level up to which everything is taken for granted. */
  private ground = 0
  /** The bound that the last relaxation proved and, where it closed a branch, the values that it needed. */
  private reached = 0
  private causes: readonly number[] = []

  constructor(program: ZeroOneProgram, orders: readonly Sum[], steps: StepBudget) {
    this.orders = orders.map((sum) => ({ ...sum, most: largest(sum) }))
    this.firstOrder = program.rows.length
    this.steps = steps
    const rows = [...program.rows, ...this.orders]
    this.rowCount = rows.length
    this.experience = new Experience(program.variableCount)
    this.assignment = new Assignment(program.variableCount, rows)
    this.isContradictory = program.isImpossible || !this.assignment.propagate()
    this.relaxation = new Relaxation(program.variableCount, rows)
  }

  /** Makes the sum of an order as small as it can be; from then on only solutions with that value are looked at. */
  minimize(order: number): Outcome {
    const row = this.orders[order]
    if (this.isContradictory || row === undefined) return 'none'
    if (row.variables.length === 0 && this.best) return 'found'
    if (this.assignment.isComplete) return this.takeOnly(row)
    this.aim = this.firstOrder + order
    this.relaxation.aimAt(this.aim)
    this.grain = grainOf(row)
    this.limit = row.most
    this.bound = smallest(row)
    const outcome = this.closeIn(row)
    if (outcome === 'found') this.keep(valueIn(this.best, row))
    return outcome
  }

  /** Where everything follows from the rows there is one solution at most. */
  private takeOnly(row: Sum): Outcome {
    if (!this.assignment.allows(this.assignment.values)) return 'none'
    this.best = this.assignment.values.slice()
    this.bound = valueIn(this.best, row)
    return 'found'
  }

  /** Looks for a solution in which these variables have these values; when there is one, they keep them. */
  demand(values: readonly (readonly [variable: number, value: 0 | 1])[]): Outcome {
    const isSo =
      this.best !== undefined && values.every(([variable, value]) => this.best?.[variable] === value)
    if (!isSo) {
      this.assignment.openLevel()
      const outcome = this.assignment.setAll(values) ? this.lookWithinLimit() : 'none'
      this.assignment.backTo(0)
      if (outcome !== 'found') return outcome
    }
    this.assignment.setAll(values)
    return 'found'
  }

  private closeIn(row: Row): Outcome {
    // First what the bound is: a solution that turns up on the way only helps.
    let tightened: 'closed' | 'taken' | 'open' = 'taken'
    while (tightened === 'taken') {
      this.restrict(this.mostThatIsBetter(row))
      this.assignment.openLevel()
      tightened = this.tightened()
      this.assignment.backTo(0)
    }
    if (tightened === 'closed') return this.best ? 'found' : 'none'
    this.comeDown(row)
    let step = 0
    while (!this.best || this.bound < valueIn(this.best, row)) {
      this.restrict(Math.min(this.mostThatIsBetter(row), this.bound + step))
      const outcome = this.lookWithinLimit()
      if (outcome === 'stopped') return this.stopWithAny(row)
      if (outcome === 'none' && !this.best && this.limit >= row.most) return 'none'
      if (outcome === 'none') this.bound = this.limit + this.grain
      step = outcome === 'none' ? 2 * step + this.grain : 0
    }
    return 'found'
  }

  /** Takes what lies open, so that the search is left with what is between it and the bound. */
  private comeDown(row: Row): void {
    do this.restrict(this.mostThatIsBetter(row))
    while (this.limit >= this.bound && this.takeNearby())
  }

  private mostThatIsBetter(row: Row): number {
    return this.best ? valueIn(this.best, row) - this.grain : row.most
  }

  /** The steps are used up: where no solution was found any one is looked for, with a few steps more. */
  private stopWithAny(row: Row): 'stopped' {
    if (this.best) return 'stopped'
    this.steps.allowMore(STEPS_FOR_ANY)
    this.restrict(row.most)
    this.lookWithinLimit()
    return 'stopped'
  }

  /** From now on sums above `limit` are of no interest. */
  private restrict(limit: number): void {
    this.assignment.changeMost(this.aim, limit - this.limit)
    this.limit = limit
  }

  /** Demands the value of an order for good. */
  private keep(value: number): void {
    this.restrict(value)
    this.relaxation.tighten(this.aim, value)
    this.ground = 0
    if (!this.assignment.propagate() || this.assignment.isComplete) return
    const { kind, proof } = this.relaxation.solve(this.assignment.values, value)
    if (kind === 'open') setProved(proof, { assignment: this.assignment, ground: 0, limit: value })
  }

  private lookWithinLimit(): Outcome {
    const level = this.assignment.level
    this.assignment.openLevel()
    this.ground = this.assignment.level
    const tightened = this.tightened()
    const isFound = tightened === 'taken' || (tightened === 'open' && this.takeNearby())
    const outcome = isFound ? 'found' : tightened === 'open' ? this.walk() : 'none'
    this.assignment.backTo(level)
    this.assignment.forgetRows(this.rowCount)
    return outcome
  }

  /** Tightens the relaxation by cuts before anything is tried. */
  private tightened(): 'closed' | 'taken' | 'open' {
    this.ground = this.assignment.level
    let last = -Number.MAX_VALUE
    let idle = 0
    for (let round = 0; round < MOST_ROUNDS && idle < 3; round += 1) {
      if (!this.assignment.propagate()) return 'closed'
      const relaxed = this.relax()
      if (relaxed === 'closed') return relaxed
      this.bound = Math.max(this.bound, Math.ceil(this.reached / this.grain) * this.grain)
      if (relaxed === 'taken') return relaxed
      idle = this.reached > last + 0.01 * this.grain ? 0 : idle + 1
      last = Math.max(last, this.reached)
      if (this.relaxation.cut(CUTS_A_ROUND) === 0) return 'open'
    }
    return 'open'
  }

  private walk(): Outcome {
    const { assignment, ground } = this
    let patience = PATIENCE
    while (!this.steps.isSpent) {
      this.steps.spend(1)
      const relaxed = assignment.propagate() ? this.relax() : 'contradiction'
      if (relaxed === 'taken') return 'found'
      if (relaxed === 'open') {
        this.branch()
        continue
      }
      const conflict = relaxed === 'closed' ? this.causes : assignment.conflict
      const lesson = lessonOf(conflict, assignment, ground)
      if (lesson === undefined) return 'none'
      this.experience.note(lesson.seen)
      patience -= 1
      assignment.backTo(patience > 0 ? lesson.level : ground)
      if (patience <= 0) patience = PATIENCE
      assignment.addRow(lesson.row)
    }
    return 'stopped'
  }

  /**
   * Looks at the relaxation and sets what it proves. `closed`: nothing of interest is left here; `taken`: what it found is a
   * solution, the best one so far.
   */
  private relax(): 'closed' | 'taken' | 'open' {
    const { assignment, ground } = this
    const before = this.relaxation.pivots
    const relaxed = this.relaxation.solve(assignment.values, this.limit)
    this.steps.spend(1 + this.relaxation.pivots - before)
    this.reached = relaxed.proof.bound
    if (relaxed.kind === 'closed') {
      this.causes = causesOf(relaxed.proof, { room: relaxed.proof.bound - relaxed.above, assignment, ground })
      return 'closed'
    }
    if (this.take(this.relaxation.wholeValues(assignment.values))) return 'taken'
    setProved(relaxed.proof, { assignment, ground, limit: this.limit })
    return 'open'
  }

  /** Takes what may be a solution when it fulfils every row. */
  private take(candidate: Int8Array | undefined): boolean {
    if (!candidate || !this.assignment.allows(candidate)) return false
    this.best = candidate
    return true
  }

  /** Takes a solution that is near to where the relaxation sees one. */
  private takeNearby(): boolean {
    return this.take(solutionNear(this.relaxation, this.assignment, this.steps))
  }

  private branch(): void {
    const { values } = this.assignment
    const variable = this.experience.mostTelling(values, this.relaxation)
    if (variable < 0) return
    this.assignment.openLevel()
    this.assignment.set(variable, this.relaxation.valueOf(variable) > 0.5 ? 1 : 0)
  }
}

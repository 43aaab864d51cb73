import { addTo, type Sum, sumOf, type ZeroOneProgram } from '../program/zero-one-program.ts'
import type { Need } from '../question/question.ts'
import type { Board, Provider } from './board.ts'

/** A sum of variables, and what is settled already. */
interface Amount extends Sum {
  settled: number
}

/** Adds the conditions of a diploma (§ 4 of the exchange format, 1 to 5) to a board. */
export function addConditions(board: Board): void {
  const maker = new ConditionMaker(board)
  for (const need of board.question.needs) maker.require(need)
  maker.requireTotals()
  maker.requireLocal()
}

class ConditionMaker {
  private readonly board: Board
  private readonly program: ZeroOneProgram
  private readonly byCourse: Map<number, Provider[]>
  private readonly settled: Set<number>
  private readonly places = new Map<number, number[]>()

  constructor(board: Board) {
    this.board = board
    this.program = board.program
    this.byCourse = Map.groupBy(board.providers, ({ course }) => course)
    this.settled = new Set(board.settlement.settled.map(({ course }) => course))
  }

  /** A requirement of the root, or of a member that has to be true. */
  require(need: Need): void {
    this.atLeast(this.truthOf(need, 'needed').truth, 1)
    // Every course is counted at one place.
    for (const [course, places] of this.places) {
      const met = this.settled.has(course) ? undefined : this.metSum(course)
      const sum = sumOf(places)
      if (met) addTo(sum, met, -1)
      this.program.addAtMost(sum, met ? 0 : 1)
    }
    this.places.clear()
  }

  requireTotals(): void {
    const { courses, minCourses, minCredits } = this.board.question
    const count = nothing()
    const credits = nothing()
    for (const [number, course] of courses.entries()) {
      if (course.situation !== undefined) continue
      if (course.counts) this.addMet(count, number, 1)
      this.addMet(credits, number, course.credits)
    }
    this.atLeast(count, minCourses)
    this.atLeast(credits, minCredits)
  }

  requireLocal(): void {
    const { local, courses } = this.board.question
    const { transferUsed } = this.board
    if (local === undefined || transferUsed === undefined) return
    const used = sumToAmount(sumOf([transferUsed]))
    const count = nothing()
    const named = nothing()
    for (const [number, course] of courses.entries()) {
      if (!course.counts) continue
      this.addLocal(count, number)
      if (local.named.has(number)) this.addLocal(named, number)
    }
    this.demand(used, count, local.min)
    this.demand(used, named, local.minNamed)
  }

  /** What is 1 only when the requirement is true, and the places below it; one that is needed is demanded at once. */
  private truthOf(need: Need, ask: 'needed' | 'asked'): Branch {
    if (need.kind === 'place') {
      const truth = this.placeOf(need.course)
      return { truth, places: [{ truth, credits: this.creditsOf(need.course) }] }
    }
    const { members, atLeast, minCredits } = need
    const isAll = atLeast === members.length
    const branches = members.map((member) => this.truthOf(member, isAll ? ask : 'asked'))
    const places = branches.flatMap((branch) => branch.places)
    if (atLeast > members.length) return { truth: nothing(), places }
    if (atLeast === 0 && minCredits === 0) return { truth: one(), places }
    const truth = ask === 'needed' ? one() : sumToAmount(sumOf([this.program.addVariable()]))
    if (isAll) for (const branch of branches) this.demand(truth, branch.truth, 1)
    else
      this.demand(
        truth,
        total(branches, () => 1),
        atLeast,
      )
    if (minCredits > 0)
      this.demand(
        truth,
        total(places, ({ credits }) => credits),
        minCredits,
      )
    return { truth, places }
  }

  private placeOf(course: number): Amount {
    const isSettled = this.settled.has(course)
    if (!isSettled && !this.byCourse.has(course)) return nothing()
    if (this.board.question.courses[course]?.places === 1)
      return isSettled ? one() : sumToAmount(this.metSum(course))
    const place = this.program.addVariable()
    const known = this.places.get(course)
    if (known) known.push(place)
    else this.places.set(course, [place])
    return sumToAmount(sumOf([place]))
  }

  private metSum(course: number): Sum {
    const sum = nothing()
    for (const { variable } of this.byCourse.get(course) ?? []) addOne(sum, variable, 1)
    return sum
  }

  private creditsOf(course: number): number {
    return this.board.question.courses[course]?.credits ?? 0
  }

  private addMet(amount: Amount, course: number, factor: number): void {
    if (this.settled.has(course)) amount.settled += factor
    else for (const { variable } of this.byCourse.get(course) ?? []) addOne(amount, variable, factor)
  }

  private addLocal(amount: Amount, course: number): void {
    if (this.settled.has(course)) amount.settled += 1
    for (const { variable, isLocal } of this.byCourse.get(course) ?? [])
      if (isLocal) addOne(amount, variable, 1)
  }

  /**
   * `amount` is at least `least` where `truth` is 1. What is settled is taken off first, the rest rounded up to what sums
   * of the factors can be, and no factor is left larger than what is asked for: for whole values that says the same, for
   * fractions more.
   */
  private demand(truth: Amount, amount: Amount, least: number): void {
    if (amount.settled >= least) return
    const { variables, factors } = amount
    const grain = factors.reduce(commonDivisor, 0)
    const rest = grain > 0 ? Math.ceil((least - amount.settled) / grain) * grain : least - amount.settled
    const sum: Sum = { variables: [...variables], factors: factors.map((factor) => Math.min(factor, rest)) }
    addTo(sum, truth, -rest)
    this.program.addAtLeast(sum, rest * truth.settled)
  }

  private atLeast(amount: Amount, least: number): void {
    this.demand(one(), amount, least)
  }
}

/** A requirement as it is built: its truth, and every place at it or below. */
interface Branch {
  truth: Amount
  places: readonly { truth: Amount; credits: number }[]
}

function addOne(sum: Sum, variable: number, factor: number): void {
  sum.variables.push(variable)
  sum.factors.push(factor)
}

function nothing(): Amount {
  return { variables: [], factors: [], settled: 0 }
}

function one(): Amount {
  return { ...nothing(), settled: 1 }
}

function sumToAmount(sum: Sum): Amount {
  return { ...sum, settled: 0 }
}

/** The sum of truths, each times its factor. */
function total<Part extends { truth: Amount }>(
  parts: readonly Part[],
  factorOf: (part: Part) => number,
): Amount {
  const amount = nothing()
  for (const part of parts) {
    const factor = factorOf(part)
    addTo(amount, part.truth, factor)
    amount.settled += part.truth.settled * factor
  }
  return amount
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other)
}

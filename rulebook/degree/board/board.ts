import { type Sum, sumOf, ZeroOneProgram } from '../program/zero-one-program.ts'
import type { Pass, Question, Rule } from '../question/question.ts'
import { LOCAL, TRANSFERRED } from '../question/question.ts'
import { type Application, applicationsOf } from './applications.ts'
import { type Aim, bestOf, fits, type Meeting, type Settlement } from './settle.ts'

/** One way in which an open course can be met: when `variable` is 1 it is, by that pass or by an application of the rule. */
export interface Provider {
  variable: number
  course: number
  isLocal: boolean
  /** Whether a pass that is assumed in addition takes part. */
  isFurther: boolean
  way: { kind: 'direct'; pass: Pass } | { kind: 'rule'; rule: Rule; uses: readonly Use[] }
}

/** An application of a rule with one set of passes. */
export interface Use {
  variable: number
  application: Application
}

/** The open part of a question as a program, and what its variables stand for. */
export interface Board {
  question: Question
  aim: Aim
  settlement: Settlement
  program: ZeroOneProgram
  providers: readonly Provider[]
  uses: readonly Use[]
  /** Variables that use the further pass of a code. */
  furtherUses: ReadonlyMap<number, readonly number[]>
  /** 1 when a score that was transferred in is used; undefined where that does not matter. */
  transferUsed: number | undefined
}

/** Lays out who could meet what, and that each pass is used once, each rule applied once and each course met once. */
export function layOut(question: Question, settlement: Settlement, aim: Aim): Board {
  return new BoardMaker(question, settlement, aim).make()
}

class BoardMaker {
  private readonly program = new ZeroOneProgram()
  private readonly providers: Provider[] = []
  private readonly uses: Use[] = []
  private readonly usesOfCode = new Map<number, number[]>()
  private readonly furtherUses = new Map<number, number[]>()
  private readonly transferring: number[] = []
  private readonly question: Question
  private readonly settlement: Settlement
  private readonly aim: Aim

  constructor(question: Question, settlement: Settlement, aim: Aim) {
    this.question = question
    this.settlement = settlement
    this.aim = aim
  }

  make(): Board {
    for (const course of this.settlement.open) this.addDirectly(course)
    for (const rule of this.settlement.rules) this.addRule(rule)
    for (const variables of this.usesOfCode.values()) this.atMostOne(variables)
    const byCourse = Map.groupBy(this.providers, ({ course }) => course)
    for (const providers of byCourse.values()) this.atMostOne(providers.map(({ variable }) => variable))
    return {
      question: this.question,
      aim: this.aim,
      settlement: this.settlement,
      program: this.program,
      providers: this.providers,
      uses: this.uses,
      furtherUses: this.furtherUses,
      transferUsed: this.transferUsed(),
    }
  }

  private addDirectly(number: number): void {
    const course = this.question.courses[number]
    const supply = course && this.question.supplies[course.code]
    if (course === undefined || supply === undefined) return
    const fit = supply.passes.filter((pass) => fits(pass, course))
    const best = fit.length < 2 ? fit : bestByOrigin(fit)
    const isTold = this.aim.purpose === 'reporting'
    const worthwhile = isTold ? best : best.slice(0, 1)
    const { further } = supply
    const isFurtherOfUse =
      further && this.aim.further.has(course.code) && (isTold || best[0]?.origin !== LOCAL)
    // Of the scores that are there the most local is always enough, but for the sake of which score is named.
    for (const pass of isFurtherOfUse ? [...worthwhile, further] : worthwhile)
      this.addDirectPass(number, pass)
  }

  private addDirectPass(course: number, pass: Pass): void {
    const variable = this.program.addVariable()
    this.providers.push({
      variable,
      course,
      isLocal: pass.origin === LOCAL,
      isFurther: pass.order < 0,
      way: { kind: 'direct', pass },
    })
    this.note(variable, [pass])
  }

  private addRule(rule: Rule): void {
    const isGroupOf = (application: Application): string =>
      `${application.origin === LOCAL} ${this.aim.purpose === 'reporting' && application.further > 0}`
    const groups = Map.groupBy(applicationsOf(rule, this.aim), isGroupOf)
    const variables: number[] = []
    const meetings: Provider[] = []
    for (const applications of groups.values()) {
      const uses = applications.map((application) => ({ variable: this.program.addVariable(), application }))
      for (const { variable, application } of uses) this.note(variable, application.passes)
      variables.push(...uses.map(({ variable }) => variable))
      this.uses.push(...uses)
      meetings.push(...this.meetingsOf(rule, uses))
    }
    this.atMostOne(variables)
    this.meetEachCodeOnce(meetings)
  }

  /** What the applications of one group can meet: anything among the targets, once one of them is chosen. */
  private meetingsOf(rule: Rule, uses: readonly Use[]): Provider[] {
    const [first] = uses
    if (first === undefined) return []
    const made = rule.targets.map((course): Provider => {
      const variable = this.program.addVariable()
      const isLocal = first.application.origin === LOCAL
      const isFurther = first.application.further > 0
      return { variable, course, isLocal, isFurther, way: { kind: 'rule', rule, uses } }
    })
    const applied = uses.map(({ variable }) => variable)
    for (const { variable } of made) this.implied(variable, applied)
    if (this.aim.purpose === 'reporting') {
      // An application that meets nothing is none: its marks do not count.
      const met = made.map(({ variable }) => variable)
      for (const { variable } of uses) this.implied(variable, met)
    }
    this.providers.push(...made)
    return made
  }

  private meetEachCodeOnce(meetings: readonly Provider[]): void {
    const byCode = Map.groupBy(meetings, ({ course }) => this.question.courses[course]?.code)
    for (const alike of byCode.values()) {
      const courses = new Set(alike.map(({ course }) => course))
      if (courses.size > 1) this.atMostOne(alike.map(({ variable }) => variable))
    }
  }

  private note(variable: number, passes: readonly Pass[]): void {
    for (const { code, order } of passes) {
      noteIn(this.usesOfCode, code, variable)
      if (order < 0) noteIn(this.furtherUses, code, variable)
    }
    if (passes.some(({ origin }) => origin === TRANSFERRED)) this.transferring.push(variable)
  }

  private atMostOne(variables: readonly number[]): void {
    if (variables.length > 1) this.program.addAtMost(sumOf(variables), 1)
  }

  /** `variable` only if one of `causes`. */
  private implied(variable: number, causes: readonly number[]): void {
    const sum: Sum = { variables: [variable, ...causes], factors: [1, ...causes.map(() => -1)] }
    this.program.addAtMost(sum, 0)
  }

  private transferUsed(): number | undefined {
    if (this.transferring.length === 0) return undefined
    const used = this.program.addVariable()
    for (const variable of this.transferring) this.implied(variable, [used])
    return used
  }
}

/** The best of each origin, the most local first. */
function bestByOrigin(passes: readonly Pass[]): Pass[] {
  const groups = Map.groupBy(passes, ({ origin }) => origin)
  const best = [...groups.values()].flatMap((alike) => bestOf(alike) ?? [])
  return best.toSorted((one, other) => one.origin - other.origin)
}

function noteIn(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The assignment that a solution of the program describes, what was settled included. */
export function meetingsIn(board: Board, solution: ArrayLike<number>): Meeting[] {
  const found = board.providers.flatMap(({ variable, course, way }): Meeting[] => {
    if (solution[variable] !== 1) return []
    if (way.kind === 'direct') return [{ course, passes: [way.pass], rule: undefined }]
    const use = way.uses.find((one) => solution[one.variable] === 1)
    return use ? [{ course, passes: use.application.passes, rule: way.rule }] : []
  })
  return [...board.settlement.settled, ...found].toSorted((one, other) => one.course - other.course)
}

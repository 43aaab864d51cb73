import type { AskedCourse, Pass, Question, Rule } from '../question/question.ts'
import { LOCAL } from '../question/question.ts'
import { type Application, applicationsOf, type Purpose } from './applications.ts'

/** A course that is met, and by what. */
export interface Meeting {
  course: number
  passes: readonly Pass[]
  rule: Rule | undefined
}

/** What a search is for, and the codes whose passes can be had in addition. */
export interface Aim {
  purpose: Purpose
  further: ReadonlySet<number>
}

/** What is left to be searched when everything that nothing competes for has been given away. */
export interface Settlement {
  settled: readonly Meeting[]
  /** Numbers of the courses that are still open. */
  open: readonly number[]
  /** The rules that can still be of use, with the targets that are still open. */
  rules: readonly Rule[]
}

/**
 * Gives away what is best in every respect: a pass that could be used for nothing else meets its own course, and a rule
 * whose passes nothing else wants meets courses that nothing else can meet. By exchange no assignment is lost that would
 * be better: what is used here could be used for nothing else, and a course met directly, with the best mark, leads in
 * each of the orders.
 */
export function settle(question: Question, aim: Aim): Settlement {
  const { further } = aim
  const settled: Meeting[] = []
  const open = new Set(question.courses.keys())
  let rules = question.rules
  for (;;) {
    rules = rules.map((rule) => narrowed(rule, open)).filter((rule) => isApplicable(rule, further))
    const uses = usesOf(question, { open, rules, further })
    const next = [
      ...[...open].flatMap((course) => directly(question, course, uses) ?? []),
      ...rules.flatMap((rule) => byRule(question, rule, { rules, uses, aim })),
    ]
    if (next.length === 0) return { settled, open: [...open], rules }
    for (const meeting of next) {
      settled.push(meeting)
      open.delete(meeting.course)
    }
  }
}

/** Whether a pass can meet a course directly. */
export function fits(pass: Pass, course: AskedCourse): boolean {
  return pass.code === course.code && (!course.ownMajor || pass.ownMajor)
}

function narrowed(rule: Rule, open: ReadonlySet<number>): Rule {
  const targets = rule.targets.filter((course) => open.has(course))
  return targets.length === rule.targets.length ? rule : { ...rule, targets }
}

function isApplicable(rule: Rule, further: ReadonlySet<number>): boolean {
  if (rule.targets.length === 0) return false
  const best = rule.old.map(({ code, passes, further: more }) => {
    const all = more && further.has(code) ? [...passes, more] : passes
    return { isUsable: all.length > 0, credits: Math.max(0, ...all.map(({ credits }) => credits)) }
  })
  const count = best.filter(({ isUsable }) => isUsable).length
  return count >= rule.atLeast && best.reduce((sum, { credits }) => sum + credits, 0) >= rule.minCredits
}

/** For each code, how many open courses it could meet directly and how many rules could use it. */
function usesOf(
  { courses, supplies }: Question,
  left: { open: ReadonlySet<number>; rules: readonly Rule[]; further: ReadonlySet<number> },
): number[] {
  const uses = supplies.map(() => 0)
  const note = (code: number): void => {
    uses[code] = (uses[code] ?? 0) + 1
  }
  for (const number of left.open) {
    const code = courses[number]?.code ?? -1
    if ((supplies[code]?.passes.length ?? 0) > 0 || left.further.has(code)) note(code)
  }
  for (const { old } of left.rules) {
    for (const { code, passes, further } of old) {
      if (passes.length > 0 || (further && left.further.has(code))) note(code)
    }
  }
  return uses
}

function directly(question: Question, number: number, uses: readonly number[]): Meeting | undefined {
  const course = question.courses[number]
  if (course === undefined || uses[course.code] !== 1) return undefined
  const fit = (question.supplies[course.code]?.passes ?? []).filter((pass) => fits(pass, course))
  const best = bestOf(fit)
  if (best === undefined || (question.local !== undefined && best.origin !== LOCAL)) return undefined
  return { course: number, passes: [best], rule: undefined }
}

/** The pass with the highest mark, and of those the one whose id makes the smallest text. */
export function bestOf(passes: readonly Pass[]): Pass | undefined {
  return passes.reduce<Pass | undefined>((best, pass) => {
    if (best === undefined || pass.mark > best.mark) return pass
    return pass.mark === best.mark && pass.token < best.token ? pass : best
  }, undefined)
}

function byRule(
  question: Question,
  rule: Rule,
  { rules, uses, aim }: { rules: readonly Rule[]; uses: readonly number[]; aim: Aim },
): Meeting[] {
  if (question.local !== undefined) return []
  const isAlone = rule.old.every(({ code, passes, further }) => {
    const isUsable = passes.length > 0 || (further !== undefined && aim.further.has(code))
    return !isUsable || uses[code] === 1
  })
  if (!isAlone || rule.targets.some((course) => isWanted(question, course, { rule, rules, aim }))) return []
  const ways = applicationsOf(rule, { further: new Set(), purpose: 'reporting' })
  const best = ways.reduce<Application | undefined>(
    (known, way) => (known === undefined || isPreferred(way, known) ? way : known),
    undefined,
  )
  return best === undefined ? [] : rule.targets.map((course) => ({ course, passes: best.passes, rule }))
}

/**
 * Whether something else than the rule could meet a course, the rule could meet it only in place of another, or it is not
 * plain that meeting it is better than not: a course without credits can make the reported text larger and nothing else.
 */
function isWanted(
  { courses, supplies }: Question,
  number: number,
  { rule, rules, aim }: { rule: Rule; rules: readonly Rule[]; aim: Aim },
): boolean {
  const course = courses[number]
  if (course === undefined) return true
  const isDirect = supplies[course.code]?.passes.some((pass) => fits(pass, course)) ?? false
  const isTwice = rule.targets.some((other) => other !== number && courses[other]?.code === course.code)
  const isOther = rules.some((other) => other !== rule && other.targets.includes(number))
  if (isDirect || isTwice || isOther) return true
  const isPlain = course.credits > 0 && course.situation === undefined
  return aim.purpose === 'reporting' && (!isPlain || aim.further.has(course.code))
}

/** More marks; then the smaller text, in which a longer list of scores is smaller than its beginning. */
function isPreferred(one: Application, other: Application): boolean {
  return one.marks > other.marks || (one.marks === other.marks && `${one.text}]` < `${other.text}]`)
}

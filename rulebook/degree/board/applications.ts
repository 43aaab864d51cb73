import type { Origin, Pass, Rule } from '../question/question.ts'
import { LOCAL } from '../question/question.ts'

/** A minimal set of passes with which a rule can be applied. */
export interface Application {
  passes: readonly Pass[]
  /** The worst of its passes. */
  origin: Origin
  /** The sum of marks of the record's scores in it. */
  marks: number
  /** The ids of its scores in the order of the record, as JSON writes them; empty when a pass is assumed in addition. */
  text: string
  /** How many of its passes are assumed in addition. */
  further: number
}

/** `fulfilling`: only whether a requirement can be fulfilled matters; `reporting`: also which scores are named. */
export type Purpose = 'fulfilling' | 'reporting'

/** Passes of one code that do the same for a rule; of a code's scores with equal credits and origin the best marks. */
interface Choice {
  alike: readonly Pass[]
  credits: number
  mark: number
  origin: Origin
  isFurther: boolean
}

/** The ways to apply a rule that are worth looking at when the passes of `further` can be had in addition. */
export function applicationsOf(
  rule: Rule,
  { further, purpose }: { further: ReadonlySet<number>; purpose: Purpose },
): Application[] {
  const choices = rule.old
    .map(({ code, passes, further: more }) => {
      const kinds = choicesAmong(passes)
      if (more && further.has(code)) kinds.push(choiceOf([more]))
      return purpose === 'fulfilling' ? worthwhile(kinds) : kinds
    })
    .filter((kinds) => kinds.length > 0)
  const found = new Map<string, Application>()
  for (const set of minimalSets(choices, rule)) {
    const application = applicationOf(set)
    const key = keyOf(set, application, purpose)
    const known = found.get(key)
    if (known === undefined || isBetter(application, known)) found.set(key, application)
  }
  const all = [...found.values()]
  return purpose === 'fulfilling' ? undominated(all) : all
}

/** What two ways have in common when only the scores' names and marks tell them apart. */
function keyOf(set: readonly Choice[], { origin, further }: Application, purpose: Purpose): string {
  const codes = set.map(({ alike: [first], isFurther }) => {
    const isTold = isFurther && purpose === 'fulfilling'
    return isTold ? `+${first?.code}` : String(first?.code)
  })
  return `${origin} ${further > 0} ${codes.join()}`
}

function choicesAmong(passes: readonly Pass[]): Choice[] {
  const groups = new Map<number, Pass[]>()
  for (const pass of passes) {
    const key = pass.credits * 4 + pass.origin
    const group = groups.get(key)
    const best = group?.[0]?.mark ?? -1
    if (group && pass.mark === best) group.push(pass)
    else if (pass.mark > best) groups.set(key, [pass])
  }
  return [...groups.values()].map(choiceOf)
}

function choiceOf(alike: readonly Pass[]): Choice {
  const [first] = alike
  return {
    alike,
    credits: first?.credits ?? 0,
    mark: first?.mark ?? 0,
    origin: first?.origin ?? LOCAL,
    isFurther: first !== undefined && first.order < 0,
  }
}

/** Leaves out what another choice of the same code does at least as well. */
function worthwhile(kinds: readonly Choice[]): Choice[] {
  const covers = (one: Choice, other: Choice): boolean =>
    one.credits >= other.credits && one.origin <= other.origin && (!one.isFurther || other.isFurther)
  return kinds.filter((kind, index) =>
    kinds.every((other, at) => at === index || !covers(other, kind) || (covers(kind, other) && index < at)),
  )
}

/** Every choice of at most one pass a code that is enough for the rule and of which none can be left out. */
function minimalSets(choices: readonly Choice[][], rule: Rule): Choice[][] {
  const sets: Choice[][] = []
  const chosen: Choice[] = []
  const walk = (index: number, credits: number): void => {
    if (chosen.length >= rule.atLeast && credits >= rule.minCredits) {
      if (isMinimal(chosen, credits, rule)) sets.push([...chosen])
      return
    }
    for (let next = index; next < choices.length; next += 1) {
      for (const choice of choices[next] ?? []) {
        chosen.push(choice)
        walk(next + 1, credits + choice.credits)
        chosen.pop()
      }
    }
  }
  walk(0, 0)
  return sets
}

function isMinimal(set: readonly Choice[], credits: number, rule: Rule): boolean {
  if (set.length <= rule.atLeast) return true
  return set.every((choice) => credits - choice.credits < rule.minCredits)
}

function applicationOf(set: readonly Choice[]): Application {
  const further = set.filter(({ isFurther }) => isFurther).length
  const passes = further > 0 ? set.flatMap(({ alike: [first] }) => first ?? []) : inSmallestOrder(set)
  return {
    passes,
    origin: worstOf(set),
    marks: set.reduce((sum, { mark, isFurther }) => sum + (isFurther ? 0 : mark), 0),
    text: further > 0 ? '' : passes.map(({ token }) => token).join(),
    further,
  }
}

function worstOf(set: readonly Choice[]): Origin {
  return set.map(({ origin }) => origin).toSorted()[set.length - 1] ?? LOCAL
}

/**
 * Of scores that do the same, those whose ids, in the order of the record, make the smallest text: the next score is the
 * one with the smallest id after which every code that is still open has a later score.
 */
function inSmallestOrder(set: readonly Choice[]): Pass[] {
  const open = new Set(set)
  const passes: Pass[] = []
  let last = -1
  while (open.size > 0) {
    let best: { pass: Pass; choice: Choice } | undefined
    for (const choice of open) {
      for (const pass of choice.alike) {
        const isLater = pass.order > last
        const isSmaller = best === undefined || pass.token < best.pass.token
        if (isLater && isSmaller && leavesRoom(pass, choice, open)) best = { pass, choice }
      }
    }
    if (best === undefined) return passes
    passes.push(best.pass)
    last = best.pass.order
    open.delete(best.choice)
  }
  return passes
}

function leavesRoom(pass: Pass, chosen: Choice, open: ReadonlySet<Choice>): boolean {
  return [...open].every(
    (choice) => choice === chosen || choice.alike.some(({ order }) => order > pass.order),
  )
}

function isBetter(one: Application, other: Application): boolean {
  return one.marks > other.marks || (one.marks === other.marks && one.text < other.text)
}

/** Leaves out what needs more, or is less local, than another way with no more codes. */
function undominated(all: readonly Application[]): Application[] {
  const covers = (one: Application, other: Application): boolean =>
    one.origin <= other.origin &&
    one.passes.every((pass) =>
      other.passes.some(({ code, order }) => code === pass.code && (pass.order >= 0 || order < 0)),
    )
  return all.filter((way, index) =>
    all.every((other, at) => at === index || !covers(other, way) || (covers(way, other) && index < at)),
  )
}

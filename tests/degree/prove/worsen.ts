import type { DegreeCase, DegreeCourse, Requirement, Substitution } from '#rulebook/degree/degree-case.ts'
import type { Dice } from '../generate/dice.ts'

/** The case with one to four small changes, within the limits of §7. */
export function worsen(dice: Dice, degreeCase: DegreeCase): DegreeCase {
  let worse = degreeCase
  for (let times = dice.whole(1, 4); times > 0; times -= 1) worse = dice.one(changes)(dice, worse)
  return worse
}

type Change = (dice: Dice, degreeCase: DegreeCase) => DegreeCase

const changes: readonly Change[] = [
  (dice, one) => withPlan(one, { minCredits: step(dice, one.plan.minCredits, 0.5) }),
  (dice, one) => withPlan(one, { minCourses: Math.max(1, step(dice, one.plan.minCourses, 1)) }),
  (dice, one) => withPlan(one, { requires: changeTree(dice, one.plan.requires) }),
  (dice, one) => withPlan(one, { requires: changeTree(dice, one.plan.requires) }),
  (dice, one) => withPlan(one, { courses: changeCourse(dice, one.plan.courses) }),
  dropScore,
  returnScore,
  (dice, one) => ({ ...one, substitutions: changeRule(dice, one.substitutions) }),
  changeLocal,
]

function withPlan(degreeCase: DegreeCase, plan: Partial<DegreeCase['plan']>): DegreeCase {
  return { ...degreeCase, plan: { ...degreeCase.plan, ...plan } }
}

function step(dice: Dice, value: number, by: number): number {
  return Math.min(1000, Math.max(0, value + by * dice.one([-3, -2, -1, -1, 1, 1, 2, 3])))
}

function changeTree(dice: Dice, tree: Requirement): Requirement {
  if ('course' in tree) return tree
  if ('all' in tree) return { all: changeOne(dice, tree.all) }
  const { choose } = tree
  switch (dice.whole(1, 3)) {
    case 1:
      return { choose: { ...choose, atLeast: step(dice, choose.atLeast, 1) } }
    case 2:
      return { choose: { ...choose, minCredits: step(dice, choose.minCredits ?? 0, 0.5) } }
    default:
      return { choose: { ...choose, of: changeOne(dice, choose.of) } }
  }
}

function changeOne(dice: Dice, members: readonly Requirement[]): Requirement[] {
  const groups = [...members.keys()].filter((place) => !('course' in (members[place] ?? { course: '' })))
  if (groups.length === 0) return [...members]
  const chosen = dice.one(groups)
  return members.map((member, place) => (place === chosen ? changeTree(dice, member) : member))
}

function changeCourse(dice: Dice, courses: readonly DegreeCourse[]): DegreeCourse[] {
  const chosen = dice.one([...courses.keys()])
  const credits = dice.one(courses).credits
  const offered = dice.chance(0.5)
  return courses.map((course, place) =>
    place === chosen ? { ...course, ...(dice.chance(0.6) ? { credits } : { offered }) } : course,
  )
}

function dropScore(dice: Dice, degreeCase: DegreeCase): DegreeCase {
  const { record } = degreeCase
  if (record.scores.length === 0) return degreeCase
  const gone = dice.one(record.scores).course
  return {
    ...degreeCase,
    record: { ...record, scores: record.scores.filter(({ course }) => course !== gone) },
  }
}

function returnScore(dice: Dice, degreeCase: DegreeCase): DegreeCase {
  const { record, plan, substitutions } = degreeCase
  const [like] = record.scores
  const codes = [...plan.courses.map(({ code }) => code), ...substitutions.flatMap((rule) => rule.old)]
  if (like === undefined || record.scores.length >= 100) return degreeCase
  const course = dice.one(codes)
  const credits = plan.courses.find(({ code }) => code === course)?.credits ?? dice.whole(1, 6)
  const score = { ...like, id: `y${dice.whole(1, 1e9)}`, course, credits, ownMajor: true }
  if (score.source === 'transfer_in') score.creditsAtOrigin = credits
  return { ...degreeCase, record: { ...record, scores: [...record.scores, score] } }
}

function changeRule(dice: Dice, rules: readonly Substitution[]): Substitution[] {
  if (rules.length === 0) return []
  const chosen = dice.one(rules)
  const needs = {
    atLeast: Math.max(1, step(dice, chosen.needs.atLeast, 1)),
    minCredits: chosen.needs.minCredits ?? 0,
  }
  const passedBefore = dice.chance(0.3) ? dice.one(['2026-01-01', null]) : chosen.passedBefore
  return rules.map((rule) => (rule === chosen ? { ...rule, needs, passedBefore } : rule))
}

function changeLocal(dice: Dice, degreeCase: DegreeCase): DegreeCase {
  const { local } = degreeCase.plan
  return local === null
    ? degreeCase
    : withPlan(degreeCase, { local: { ...local, min: step(dice, local.min, 1) } })
}

import type { DegreeCase, Situation, Substitution } from '#rulebook/degree/degree-case.ts'
import { isAccepted, isInForce } from '../oracle/applications.ts'
import { type CourseToMeet, coursesToMeet } from '../oracle/courses-to-meet.ts'
import { type Pass, passesOfRecord, passesToAdd } from '../oracle/passes.ts'
import type { LinearModel, Sum } from './linear-model.ts'

/** A pass that meets a course directly, if chosen. */
export interface Direct {
  pass: Pass
  course: CourseToMeet
  chosen: string
}

/** One application of a rule: what it uses and what it meets. */
export interface Applied {
  rule: Substitution
  chosen: string
  uses: { pass: Pass; chosen: string }[]
  meets: { course: CourseToMeet; chosen: string }[]
}

/** The variables of an assignment, and §3 as rows. */
export interface Uses {
  courses: CourseToMeet[]
  record: Pass[]
  direct: Direct[]
  applied: Applied[]
}

export function addUses(model: LinearModel, degreeCase: DegreeCase, situation: Situation | undefined): Uses {
  const courses = coursesToMeet(degreeCase, situation)
  const record = passesOfRecord(degreeCase, situation)
  const passes = [...record, ...passesToAdd(degreeCase, situation)]
  const direct = courses.flatMap((course) =>
    passes
      .filter(({ score }) => score.course === course.code && (!course.ownMajor || score.ownMajor === true))
      .map((pass) => ({ pass, course, chosen: model.choice() })),
  )
  const rules = degreeCase.substitutions.filter((rule) => isInForce(rule, degreeCase.on))
  const applied = rules.map((rule) => addApplication(model, rule, { passes, courses }))
  const uses = { courses, record, direct, applied }

  // A pass is used once, and a course is met at most once.
  for (const code of new Set(passes.map(({ score }) => score.course))) {
    model.require(
      usesOf(uses, ({ score }) => score.course === code),
      '<=',
      1,
    )
  }
  for (const course of courses) model.require(meets(uses, course), '<=', 1)
  return uses
}

/** All uses of the passes that are asked for. */
export function usesOf({ direct, applied }: Uses, matches: (pass: Pass) => boolean): Sum {
  return [...direct, ...applied.flatMap(({ uses }) => uses)]
    .filter(({ pass }) => matches(pass))
    .map(({ chosen }) => [1, chosen])
}

/** All ways in which the course is met: one of them, or none. */
export function meets({ direct, applied }: Uses, course: CourseToMeet): Sum {
  return [...direct, ...applied.flatMap((application) => application.meets)]
    .filter((way) => way.course === course)
    .map(({ chosen }) => [1, chosen])
}

function addApplication(
  model: LinearModel,
  rule: Substitution,
  from: { passes: readonly Pass[]; courses: readonly CourseToMeet[] },
): Applied {
  const chosen = model.choice()
  const uses = from.passes
    .filter(({ score }) => rule.old.includes(score.course) && isAccepted(rule, score))
    .map((pass) => ({ pass, chosen: model.choice() }))
  const meets = from.courses
    .filter(({ code, ownMajor, standsInTree }) => rule.new.includes(code) && !ownMajor && standsInTree)
    .map((course) => ({ course, chosen: model.choice() }))
  for (const part of [...uses, ...meets])
    model.require(
      [
        [1, part.chosen],
        [-1, chosen],
      ],
      '<=',
      0,
    )
  model.require([[1, chosen], ...meets.map((met) => [-1, met.chosen] as const)], '<=', 0)
  for (const code of rule.new) {
    const same = meets.filter(({ course }) => course.code === code)
    model.require(
      same.map((met) => [1, met.chosen] as const),
      '<=',
      1,
    )
  }
  requireMinimal(model, { rule, chosen, uses, meets })
  return { rule, chosen, uses, meets }
}

/** Enough passes and credits; and none could be left out, either because of the number or because of the credits. */
function requireMinimal(model: LinearModel, { rule, chosen, uses }: Applied): void {
  const { atLeast, minCredits = 0 } = rule.needs
  const number = uses.map((use) => [1, use.chosen] as const)
  const credits = uses.map(({ pass, chosen: use }) => [pass.score.credits, use] as const)
  const total = uses.reduce((sum, { pass }) => sum + pass.score.credits, 0) + minCredits + 1
  model.require([...number, [-atLeast, chosen]], '>=', 0)
  model.require([...credits, [-minCredits, chosen]], '>=', 0)
  const byNumber = model.choice()
  model.require([...number, [uses.length, byNumber]], '<=', atLeast + uses.length)
  for (const { pass, chosen: use } of uses) {
    model.require(
      [...credits, [-pass.score.credits, use], [total, use], [-total, byNumber]],
      '<=',
      minCredits - 0.5 + total,
    )
  }
}

import type { MetCourse } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase, Situation } from '#rulebook/degree/degree-case.ts'
import { type LinearModel, linearModel } from './linear-model.ts'
import { addUses, meets, type Uses, usesOf } from './uses.ts'
import { requireVerdict } from './verdict-rows.ts'

/**
 * Whether an assignment fulfils 1 to 5 of §4 in which exactly `met` is met without the passes of `path`, all of these are used, and every
 * other met course is met by something that uses one of them.
 */
export function completes(
  degreeCase: DegreeCase,
  by: { situation: Situation | undefined; met: readonly MetCourse[]; path: readonly string[] },
): boolean {
  const model = linearModel()
  const uses = addUses(model, degreeCase, by.situation)
  requireVerdict(model, { degreeCase, situation: by.situation, uses })
  for (const code of by.path)
    model.require(
      usesOf(uses, ({ isAdded, score }) => isAdded && score.course === code),
      '=',
      1,
    )
  model.require(
    usesOf(uses, ({ isAdded, score }) => isAdded && !by.path.includes(score.course)),
    '=',
    0,
  )
  for (const way of uses.direct) fixDirect(model, way, by.met)
  for (const application of uses.applied) fixApplication(model, application, by.met)
  return model.best('least', meets(uses, uses.courses[0] ?? noCourse), 120).kind === 'best'
}

const noCourse = { code: '', credits: 0, ownMajor: false, counts: false, standsInTree: false }

function fixDirect(model: LinearModel, way: Uses['direct'][number], met: readonly MetCourse[]): void {
  if (way.pass.isAdded) return
  const isMet = met.some(
    (entry) =>
      entry.substitution === undefined &&
      entry.course === way.course.code &&
      entry.situation === way.course.situation &&
      entry.scores[0] === way.pass.score.id,
  )
  model.require([[1, way.chosen]], '=', isMet ? 1 : 0)
}

/** A rule in `met` is applied as it says there; any other may only be applied with an added pass. */
function fixApplication(
  model: LinearModel,
  { rule, chosen, uses, meets: ways }: Uses['applied'][number],
  met: readonly MetCourse[],
): void {
  const entries = met.filter(({ substitution }) => substitution === rule.id)
  const added = uses.filter(({ pass }) => pass.isAdded).map((use) => [-1, use.chosen] as const)
  if (entries.length === 0) {
    model.require([[1, chosen], ...added], '<=', 0)
    return
  }
  for (const { pass, chosen: use } of uses)
    model.require([[1, use]], '=', entries[0]?.scores.includes(pass.score.id) === true ? 1 : 0)
  for (const { course, chosen: way } of ways) {
    const isMet = entries.some(
      (entry) => entry.course === course.code && entry.situation === course.situation,
    )
    model.require([[1, way]], '=', isMet ? 1 : 0)
  }
}

import type { DegreeCase, Situation } from '#rulebook/degree/degree-case.ts'
import { isLocal, type Pass } from '../oracle/passes.ts'
import type { LinearModel, Sum } from './linear-model.ts'
import { requireTree } from './tree-rows.ts'
import { meets, type Uses, usesOf } from './uses.ts'

/** 1 to 5 of §4 as rows. */
export function requireVerdict(
  model: LinearModel,
  by: { degreeCase: DegreeCase; situation: Situation | undefined; uses: Uses },
): void {
  const { plan } = by.degreeCase
  const ofPlan = by.uses.courses.filter((course) => course.situation === undefined)
  const ofSituation = by.uses.courses.filter((course) => course.situation !== undefined)
  const byCode = (courses: typeof ofPlan) =>
    new Map(
      courses.map((course) => [course.code, { credits: course.credits, meets: meets(by.uses, course) }]),
    )
  requireTree(model, plan.requires, byCode(ofPlan))
  if (by.situation !== undefined) requireTree(model, by.situation.requires, byCode(ofSituation))

  const counting = ofPlan.filter(({ counts }) => counts)
  model.require(
    counting.flatMap((course) => meets(by.uses, course)),
    '>=',
    plan.minCourses,
  )
  const credits = ofPlan.flatMap((course) => times(course.credits, meets(by.uses, course)))
  model.require(credits, '>=', plan.minCredits)
  requireLocal(model, by.degreeCase, by.uses)
}

function times(factor: number, sum: Sum): Sum {
  return sum.map(([own, variable]) => [factor * own, variable])
}

function requireLocal(model: LinearModel, { plan }: DegreeCase, uses: Uses): void {
  const { local } = plan
  if (local === null) return
  const binds = model.choice()
  for (const [, use] of usesOf(uses, ({ score }) => score.source === 'transfer_in'))
    model.require(
      [
        [1, binds],
        [-1, use],
      ],
      '>=',
      0,
    )

  const isHere = (pass: Pass) => isLocal(pass.score, plan)
  const locally: { code: string; way: string }[] = []
  for (const { pass, course, chosen } of uses.direct)
    if (course.counts && isHere(pass)) locally.push({ code: course.code, way: chosen })
  for (const application of uses.applied) {
    const strangers = application.uses.filter(({ pass }) => !isHere(pass))
    for (const met of application.meets.filter(({ course }) => course.counts)) {
      const way = model.choice()
      model.require(
        [
          [1, way],
          [-1, met.chosen],
        ],
        '<=',
        0,
      )
      for (const { chosen } of strangers)
        model.require(
          [
            [1, way],
            [1, chosen],
          ],
          '<=',
          1,
        )
      locally.push({ code: met.course.code, way })
    }
  }
  const sum = (ways: typeof locally): Sum => ways.map(({ way }) => [1, way])
  model.require([...sum(locally), [-local.min, binds]], '>=', 0)
  const named = locally.filter(({ code }) => local.named.includes(code))
  model.require([...sum(named), [-local.minNamed, binds]], '>=', 0)
}

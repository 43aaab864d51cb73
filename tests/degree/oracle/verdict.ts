import type { DegreeCase, Situation } from '#rulebook/degree/degree-case.ts'
import type { Met } from './assignments.ts'
import { isLocal } from './passes.ts'
import { canBeTrue } from './tree-truth.ts'

/** Whether an assignment fulfils 1 to 5 of §4. */
export function judgeFor({ plan }: DegreeCase, situation: Situation | undefined) {
  const planTree = rememberedTruth((met) => canBeTrue(plan.requires, met, planCredits))
  const situationTree = rememberedTruth(
    (met) => situation === undefined || canBeTrue(situation.requires, met, situationCredits),
  )
  function planCredits(code: string): number {
    return plan.courses.find((course) => course.code === code)?.credits ?? 0
  }
  function situationCredits(code: string): number {
    const line =
      plan.courses.find((course) => course.code === code) ??
      situation?.courses.find((course) => course.code === code)
    return line?.credits ?? 0
  }

  return (assignment: readonly Met[]): boolean => {
    const ofPlan = assignment.filter(({ course }) => course.situation === undefined)
    const ofSituation = assignment.filter(({ course }) => course.situation !== undefined)
    const counting = ofPlan.filter(({ course }) => course.counts)
    const credits = ofPlan.reduce((sum, { course }) => sum + course.credits, 0)
    return (
      counting.length >= plan.minCourses &&
      credits >= plan.minCredits &&
      isLocalEnough(assignment, counting) &&
      planTree(ofPlan) &&
      situationTree(ofSituation)
    )
  }

  function isLocalEnough(assignment: readonly Met[], counting: readonly Met[]): boolean {
    const { local } = plan
    if (local === null || !assignment.some(usesTransfer)) return true
    const locally = counting.filter(({ passes }) => passes.every(({ score }) => isLocal(score, plan)))
    const named = locally.filter(({ course }) => local.named.includes(course.code))
    return locally.length >= local.min && named.length >= local.minNamed
  }
}

function usesTransfer({ passes }: Met): boolean {
  return passes.some(({ score }) => score.source === 'transfer_in')
}

/** A tree's truth depends only on which of its courses are met: each set is judged once. */
function rememberedTruth(judge: (met: ReadonlySet<string>) => boolean) {
  const known = new Map<string, boolean>()
  return (met: readonly Met[]): boolean => {
    const codes = met.map(({ course }) => course.code).sort()
    const key = JSON.stringify(codes)
    const truth = known.get(key) ?? judge(new Set(codes))
    known.set(key, truth)
    return truth
  }
}

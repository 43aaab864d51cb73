import type { CourseOfPlan, PlanParts } from './compose-plan.rules.ts'
import { leastCredits, mostCredits } from './least-credits.rules.ts'
import { leavesOf, type NamedRequirement } from './named-requirement.rules.ts'

/** Something that does not fit together in a plan: what it is about, and what to do. */
export interface PlanFinding {
  about: 'plan' | 'choices' | 'situations' | { course: string }
  text: string
  /** Absent: nobody could graduate by the plan as it stands, or not as it is meant. */
  weight?: 'remark'
}

/** What cannot be right in a plan, found before anybody graduates by it. */
export function findingsOfPlan(parts: PlanParts): PlanFinding[] {
  return [
    ...parts.courses.flatMap((course) => findingsOfCourse(parts, course)),
    ...parts.choices.flatMap((tree, place) => {
      const at = `选考第 ${place + 1} 项`
      const empty = leavesOf(tree).length === 0 ? [`${at}：里面没有课程。`] : []
      return [...empty, ...findingsOfTree(tree, at, parts)].map((text) => ({
        about: 'choices' as const,
        text,
      }))
    }),
    ...parts.situations.flatMap(({ label, requires }) =>
      findingsOfTree(requires, `加考「${label}」`, parts).map((text) => ({
        about: 'situations' as const,
        text,
      })),
    ),
    ...findingsOfTotals(parts),
  ]
}

function findingsOfCourse(parts: PlanParts, { code, nature, theory }: CourseOfPlan): PlanFinding[] {
  const chosen = new Set(parts.choices.flatMap(leavesOf))
  const added = new Set(parts.situations.flatMap(({ requires }) => leavesOf(requires)))
  const tell = (text: string) => [{ about: { course: code }, text }]
  const theoryOf = parts.courses.find((other) => other.code === theory)
  return [
    ...(theory !== undefined && (theory === code || !theoryOf)
      ? tell(`实践课程 ${code} 的理论课程 ${theory} 不在这个计划里。`)
      : []),
    ...(nature === 'compulsory' && (chosen.has(code) || added.has(code))
      ? tell(`必考课程 ${code} 又写在选考或加考要求里。必考的不用再写，否则请改性质。`)
      : []),
    ...(nature === 'choice' && !chosen.has(code)
      ? tell(`选考课程 ${code} 没有写进任何一项选考要求（plan-requirements.json 的 choices）。`)
      : []),
    ...(nature === 'choice' && added.has(code)
      ? tell(`选考课程 ${code} 又写在加考要求里，一门课程只能有一种性质。`)
      : []),
    ...(nature === 'additional' && !added.has(code)
      ? tell(`加考课程 ${code} 没有写进任何一种加考情形（plan-requirements.json 的 situations）。`)
      : []),
    ...(nature === 'additional' && chosen.has(code)
      ? tell(`加考课程 ${code} 又写在选考要求里，一门课程只能有一种性质。`)
      : []),
  ]
}

function findingsOfTree(tree: NamedRequirement, at: string, parts: PlanParts): string[] {
  if ('course' in tree) return []
  const here = tree.name ? `${at}「${tree.name}」` : at
  if ('all' in tree) {
    const twice = leavesOf(tree).filter((code, place, all) => all.indexOf(code) < place)
    const again = isAllLeaves(tree.all) ? twice : []
    return [
      ...again.map((code) => `${here}：课程 ${code} 写了两次，一门课程只能算一处。`),
      ...tree.all.flatMap((inner, place) => findingsOfTree(inner, `${here} 第 ${place + 1} 项`, parts)),
    ]
  }
  const { atLeast, minCredits = 0, of: members } = tree.choose
  const most = mostCredits(tree, creditsIn(parts))
  return [
    ...(atLeast > members.length
      ? [`${here}：只有 ${members.length} 项可选，不可能至少 ${atLeast} 项。`]
      : []),
    ...(minCredits > most ? [`${here}：里面的课程一共 ${most} 学分，不可能至少 ${minCredits} 学分。`] : []),
    ...members.flatMap((inner, place) => findingsOfTree(inner, `${here} 第 ${place + 1} 项`, parts)),
  ]
}

function isAllLeaves(trees: readonly NamedRequirement[]): boolean {
  return trees.every((tree) => 'course' in tree)
}

function findingsOfTotals(parts: PlanParts): PlanFinding[] {
  const own = parts.courses.filter(({ nature }) => nature !== 'additional')
  if (own.length === 0) return [{ about: 'plan', text: '计划里没有课程，请在 plan-courses.csv 里加上。' }]
  const counted = own.filter(({ mode, theory }) => mode !== 'thesis' && theory === undefined)
  const total = own.reduce((sum, { credits }) => sum + credits, 0)
  const finding = (text: string): PlanFinding => ({ about: 'plan', text })
  return [
    ...(counted.length < parts.minCourses
      ? [finding(`计划里算门数的课程只有 ${counted.length} 门，不可能取得 ${parts.minCourses} 门。`)]
      : []),
    ...(total < parts.minCredits
      ? [finding(`全部课程一共 ${total} 学分，不可能取得 ${parts.minCredits} 学分。`)]
      : []),
    ...(parts.local && parts.local.min > counted.length
      ? [finding(`有转入成绩的考生须在本市合格 ${parts.local.min} 门，计划里只有 ${counted.length} 门。`)]
      : []),
    ...remarksOnCredits(parts, own),
  ]
}

function remarksOnCredits(parts: PlanParts, own: readonly CourseOfPlan[]): PlanFinding[] {
  const compulsory = own.filter(({ nature }) => nature === 'compulsory').map(({ code }) => ({ course: code }))
  const least = leastCredits({ all: [...compulsory, ...parts.choices] }, creditsIn(parts))
  if (least === undefined || least === parts.minCredits) return []
  const text = `必考加上最少的选考共 ${least} 学分，最低学分是 ${parts.minCredits}。若不是有意如此，请核对学分和选考要求。`
  return [{ about: 'plan', text, weight: 'remark' }]
}

function creditsIn(parts: PlanParts): (course: string) => number {
  const credits = new Map(parts.courses.map(({ code, credits: number }) => [code, number]))
  return (course) => credits.get(course) ?? 0
}

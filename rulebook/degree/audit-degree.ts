import { type Audited, auditUnder, type BoundedCase } from './answer/audit-under.ts'
import { metCourses } from './answer/met-courses.ts'
import { type Outlook, outlookOf } from './answer/outlook-of.ts'
import type { DegreeAnswer, SituationOutlook } from './degree-answer.ts'
import type { DegreeCase } from './degree-case.ts'
import { blocksOf } from './standing/blocks-of.ts'

/** More steps than any real case needs; then the answer is `undetermined`. */
export const MOST_STEPS = 40_000

/**
 * Decides a case (AUD-01 to AUD-05): pure, and the same answer on every machine. The answer is the best there is in all of
 * the orders of the exchange format, or `undetermined` after a fixed number of steps.
 */
export function auditDegree(degreeCase: DegreeCase): DegreeAnswer {
  return auditWithin({ degreeCase, mostSteps: MOST_STEPS })
}

/** The same with another number of steps: with few of them it can be tried what is said when they are used up. */
export function auditWithin(bounded: BoundedCase): DegreeAnswer {
  const { degreeCase } = bounded
  const { plan, record } = degreeCase
  const picked = plan.situations.find(({ id }) => id === record.situation)
  const audited = auditUnder(bounded, picked)
  const outlooks =
    picked === undefined
      ? plan.situations.map((situation) => ({
          id: situation.id,
          outlook: outlookOf(bounded, situation, audited),
        }))
      : []
  const blocks = blocksOf(degreeCase)
  const isSure = [audited, ...outlooks.map(({ outlook }) => outlook)].every(
    ({ bound }) => bound === undefined,
  )
  const used = new Set(audited.meetings.flatMap(({ passes }) => passes.map(({ order }) => order)))
  return {
    id: degreeCase.id,
    verdict: verdictOf(audited, { isSure, isBlocked: blocks.length > 0, isUnpicked: outlooks.length > 0 }),
    blocks,
    courses: audited.courses,
    credits: audited.credits,
    fewest: audited.path?.length ?? null,
    ...(isSure ? {} : { bound: audited.bound ?? audited.path?.length ?? 0 }),
    path: audited.path ?? [],
    situations: outlooks.map(situationOutlook),
    met: metCourses(audited.question, audited.meetings, record.scores),
    unused: audited.usable.filter(({ order }) => !used.has(order)).map(({ score }) => score.id),
    unusable: audited.unusable,
    problems: [],
  }
}

function verdictOf(
  { path }: Audited,
  { isSure, isBlocked, isUnpicked }: { isSure: boolean; isBlocked: boolean; isUnpicked: boolean },
): DegreeAnswer['verdict'] {
  if (isBlocked) return 'blocked'
  if (!isSure) return 'undetermined'
  if (isUnpicked) return 'situation_needed'
  return path?.length === 0 ? 'qualifies' : 'short'
}

function situationOutlook({ id, outlook }: { id: string; outlook: Outlook }): SituationOutlook {
  const { courses, credits, path } = outlook
  return { id, courses, credits, fewest: path?.length ?? null, path: path ?? [] }
}

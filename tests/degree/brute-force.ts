import { BLOCKS, type Block, type DegreeAnswer, type MetCourse } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase, Situation } from '#rulebook/degree/degree-case.ts'
import { applicationsOf } from './oracle/applications.ts'
import { forEachAssignment, type Setting } from './oracle/assignments.ts'
import { coursesToMeet } from './oracle/courses-to-meet.ts'
import { type Pass, passesOfRecord, passesToAdd } from './oracle/passes.ts'
import { comparePaths, coursesToRetake, type Path, pathOf } from './oracle/path-order.ts'
import { compareReported, type Reported, report } from './oracle/reported.ts'
import { whyUnusable } from './oracle/usable-scores.ts'
import { judgeFor } from './oracle/verdict.ts'

/** The answer to a small valid case by trying every assignment (AUD-01, AUD-04): what the audit is compared with. */
export function bruteForce(degreeCase: DegreeCase): DegreeAnswer {
  const { plan, record } = degreeCase
  const picked = plan.situations.find(({ id }) => id === record.situation)
  const isNeeded = plan.situations.length > 0 && picked === undefined
  const blocks = BLOCKS.filter((block) => isBlocked(degreeCase, block))
  const best = findBest(degreeCase, picked)
  return {
    id: degreeCase.id,
    verdict: verdictOf({ blocks, isNeeded, fewest: best.fewest }),
    blocks,
    courses: best.reported.courses,
    credits: best.reported.credits,
    fewest: best.fewest,
    path: best.path,
    situations: isNeeded ? plan.situations.map((situation) => outlook(degreeCase, situation)) : [],
    met: best.reported.met,
    unused: unusedScores(degreeCase, picked, best.reported.met),
    unusable: record.scores.flatMap((score) => {
      const why = whyUnusable(score, degreeCase, picked)
      return why === undefined ? [] : [{ score: score.id, why }]
    }),
    problems: [],
  }
}

function verdictOf(found: {
  blocks: readonly Block[]
  isNeeded: boolean
  fewest: number | null
}): DegreeAnswer['verdict'] {
  if (found.blocks.length > 0) return 'blocked'
  if (found.isNeeded) return 'situation_needed'
  return found.fewest === 0 ? 'qualifies' : 'short'
}

function outlook(degreeCase: DegreeCase, situation: Situation): DegreeAnswer['situations'][number] {
  const { reported, fewest, path } = findBest(degreeCase, situation)
  return { id: situation.id, courses: reported.courses, credits: reported.credits, fewest, path }
}

export function isBlocked({ on, graduatesOn, plan, record }: DegreeCase, block: Block): boolean {
  switch (block) {
    case 'plan_not_valid':
      return (plan.validFrom !== null && on < plan.validFrom) || (plan.validTo !== null && on > plan.validTo)
    case 'ticket_state':
      return record.ticket !== 'active'
    case 'sanction':
      return record.sanctions.some(({ until }) => until > graduatesOn)
    case 'already_graduated':
      return record.diplomas.some(({ major, level }) => major === plan.major && level === plan.level)
    case 'prior_qualification':
      return plan.level === 'benke' && record.priorQualification === 'none'
    default:
      return block satisfies never
  }
}

interface Best {
  fewest: number | null
  path: readonly string[]
  reported: Reported
}

/** First with the scores of the record alone; only when these do not do, with every pass that could be added. */
function findBest(degreeCase: DegreeCase, situation: Situation | undefined): Best {
  const courses = coursesToMeet(degreeCase, situation)
  const record = passesOfRecord(degreeCase, situation)
  const qualifies = judgeFor(degreeCase, situation)
  const settingWith = (passes: Pass[]): Setting => ({
    courses,
    passes,
    applications: applicationsOf(degreeCase, passes),
  })

  let best: Reported | undefined
  let bestOfAll: Reported | undefined
  forEachAssignment(settingWith(record), { added: 0 }, (assignment) => {
    const reported = report(assignment, courses)
    if (bestOfAll === undefined || compareReported(reported, bestOfAll) < 0) bestOfAll = reported
    if (best !== undefined && compareReported(reported, best) >= 0) return
    if (qualifies(assignment)) best = reported
  })
  if (bestOfAll === undefined) throw new Error('the empty assignment was not looked at')
  if (best !== undefined) return { fewest: 0, path: [], reported: best }

  const toAdd = passesToAdd(degreeCase, situation)
  const retakes = coursesToRetake(courses, record)
  const allowance = { added: toAdd.length }
  let found: { path: Path; reported: Reported } | undefined
  forEachAssignment(settingWith([...record, ...toAdd]), allowance, (assignment) => {
    const path = pathOf(assignment, retakes)
    const order = found === undefined ? -1 : comparePaths(path, found.path)
    if (order > 0) return
    const reported = report(assignment, courses)
    if (found !== undefined && order === 0 && compareReported(reported, found.reported) >= 0) return
    if (!qualifies(assignment)) return
    found = { path, reported }
    allowance.added = path.codes.length
  })
  if (found === undefined) return { fewest: null, path: [], reported: bestOfAll }
  return { fewest: found.path.codes.length, path: found.path.codes, reported: found.reported }
}

function unusedScores(
  degreeCase: DegreeCase,
  situation: Situation | undefined,
  met: readonly MetCourse[],
): string[] {
  const used = new Set(met.flatMap(({ scores }) => scores))
  return passesOfRecord(degreeCase, situation).flatMap(({ score }) => (used.has(score.id) ? [] : [score.id]))
}

import { BLOCKS, type DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase, Situation } from '#rulebook/degree/degree-case.ts'
import { isBlocked } from './brute-force.ts'
import { faultsOfMet } from './certificate/entry-faults.ts'
import { completes } from './ilp/completion.ts'
import { coursesToMeet } from './oracle/courses-to-meet.ts'
import { passesOfRecord } from './oracle/passes.ts'
import { compareText } from './oracle/reported.ts'
import { whyUnusable } from './oracle/usable-scores.ts'

/**
 * What is wrong with an answer to a valid case, of whatever size: `met` against §3, the sums, the lists, and whether `met` together with
 * `path` can be completed to an assignment that fulfils 1 to 5 of §4. That nothing better exists is not looked at.
 */
export function checkCertificate(degreeCase: DegreeCase, answer: DegreeAnswer): string[] {
  const { plan, record } = degreeCase
  const picked = plan.situations.find(({ id }) => id === record.situation)
  const structural = [
    ...faultsOfMet(degreeCase, picked, answer),
    ...faultsOfSums(degreeCase, picked, answer),
    ...faultsOfLists(degreeCase, picked, answer),
    ...faultsOfVerdict(degreeCase, answer),
    ...faultsOfPath(degreeCase, picked, answer),
  ]
  if (structural.length > 0 || answer.fewest === null) return structural
  return completes(degreeCase, { situation: picked, met: answer.met, path: answer.path })
    ? []
    : ['met and path cannot be completed to an assignment that fulfils 1 to 5']
}

function faultsOfSums(degreeCase: DegreeCase, picked: Situation | undefined, answer: DegreeAnswer): string[] {
  const met = coursesToMeet(degreeCase, picked).filter(
    ({ code, situation }) =>
      situation === undefined &&
      answer.met.some((entry) => entry.course === code && entry.situation === undefined),
  )
  const credits = met.reduce((sum, course) => sum + course.credits, 0)
  const courses = met.filter(({ counts }) => counts).length
  return [
    ...(credits === answer.credits ? [] : [`credits are ${credits}, not ${answer.credits}`]),
    ...(courses === answer.courses ? [] : [`courses are ${courses}, not ${answer.courses}`]),
  ]
}

function faultsOfLists(
  degreeCase: DegreeCase,
  picked: Situation | undefined,
  answer: DegreeAnswer,
): string[] {
  const used = new Set(answer.met.flatMap(({ scores }) => scores))
  const unused = passesOfRecord(degreeCase, picked).flatMap(({ score }) =>
    used.has(score.id) ? [] : [score.id],
  )
  const unusable = degreeCase.record.scores.flatMap((score) => {
    const why = whyUnusable(score, degreeCase, picked)
    return why === undefined ? [] : [{ score: score.id, why }]
  })
  return [
    ...differences('unused', unused, answer.unused),
    ...differences('unusable', unusable, answer.unusable),
    ...differences('problems', [], answer.problems),
    ...differences('id', degreeCase.id, answer.id),
  ]
}

function faultsOfVerdict(degreeCase: DegreeCase, answer: DegreeAnswer): string[] {
  const { plan, record } = degreeCase
  const blocks = BLOCKS.filter((block) => isBlocked(degreeCase, block))
  const isNeeded = plan.situations.length > 0 && record.situation === null
  const determined = answer.fewest === 0 ? 'qualifies' : 'short'
  const reached = answer.verdict === 'undetermined' ? 'undetermined' : determined
  const verdict = blocks.length > 0 ? 'blocked' : isNeeded ? 'situation_needed' : reached
  const outlooks = isNeeded ? plan.situations.map(({ id }) => id) : []
  return [
    ...differences('blocks', blocks, answer.blocks),
    ...differences('verdict', verdict, answer.verdict),
    ...differences(
      'situations',
      outlooks,
      answer.situations.map(({ id }) => id),
    ),
  ]
}

function faultsOfPath(
  { plan }: DegreeCase,
  picked: Situation | undefined,
  { fewest, path }: DegreeAnswer,
): string[] {
  const offered = [...plan.courses, ...(picked?.courses ?? [])].filter((course) => course.offered !== false)
  const strangers = path.filter((code) => !offered.some((course) => course.code === code))
  return [
    ...differences('path', [...new Set(path)].sort(compareText), path),
    ...differences('length of the path', fewest ?? 0, path.length),
    ...strangers.map((code) => `${code} of the path is not examined`),
  ]
}

function differences(name: string, expected: unknown, actual: unknown): string[] {
  const [should, is] = [JSON.stringify(expected), JSON.stringify(actual)]
  return should === is ? [] : [`${name}: ${is} instead of ${should}`]
}

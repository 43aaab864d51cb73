import type { DegreeAnswer, MetCourse } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { coursesToRetake } from '../oracle/path-order.ts'
import { type LinearModel, linearModel, type Sum } from './linear-model.ts'
import { addReporting, type Reporting } from './reporting-rows.ts'
import { addUses, type Uses, usesOf } from './uses.ts'
import { requireVerdict } from './verdict-rows.ts'

/**
 * What an integer solver thinks of an answer to a case too large to try everything: the first thing in which it finds
 * something better, or something impossible. It does not look at the text order, which only the brute force knows.
 */
export type Opinion = 'agrees' | 'out of time' | { differs: string }

/** The answer's `fewest`, retakes and credits of the path, then credits, direct courses and marks of `met`. */
export function secondOpinion(degreeCase: DegreeCase, answer: DegreeAnswer, seconds: number): Opinion {
  const situation = degreeCase.plan.situations.find(({ id }) => id === degreeCase.record.situation)
  const model = linearModel()
  const uses = addUses(model, degreeCase, situation)
  const isAnswered = answer.fewest !== null
  if (isAnswered) requireVerdict(model, { degreeCase, situation, uses })
  const retakes = coursesToRetake(uses.courses, uses.record)
  const added = usesOf(uses, ({ isAdded }) => isAdded)
  if (!isAnswered) {
    const opinion = thatNothingDoes(degreeCase, seconds)
    if (opinion !== 'agrees') return opinion
    model.require(added, '=', 0)
  }
  const found = {
    ...measuresOf(answer, degreeCase),
    retakes: answer.path.filter((code) => retakes.has(code)).length,
  }
  const path: Stage[] = [
    { name: 'fewest', aim: 'least', sum: added, value: answer.fewest ?? 0 },
    {
      name: 'retakes',
      aim: 'least',
      sum: usesOf(uses, ({ isAdded, score }) => isAdded && retakes.has(score.course)),
      value: found.retakes,
    },
    { name: 'credits of the path', aim: 'least', sum: creditsAdded(uses), value: found.pathCredits },
  ]
  const opinion = compareStages(model, isAnswered ? path : [], seconds)
  if (opinion !== 'agrees') return opinion
  if (isAnswered) requirePath(model, uses, answer.path)
  return compareStages(model, stagesOfMet(addReporting(model, uses), found), seconds)
}

interface Stage {
  name: string
  aim: 'least' | 'most'
  sum: Sum
  value: number
}

/** Each in turn: the best value must be the answer's, and is then demanded. */
function compareStages(model: LinearModel, stages: readonly Stage[], seconds: number): Opinion {
  for (const { name, aim, sum, value } of stages) {
    const best = model.best(aim, sum, seconds)
    if (best.kind === 'out of time') return 'out of time'
    if (best.kind === 'impossible') return { differs: `${name}: nothing does` }
    if (best.value !== value) return { differs: `${name}: ${best.value} instead of ${value}` }
    model.require(sum, '=', value)
  }
  return 'agrees'
}

function thatNothingDoes(degreeCase: DegreeCase, seconds: number): Opinion {
  const least = fewestBySolver(degreeCase, seconds)
  if (least === 'out of time') return least
  return least === null ? 'agrees' : { differs: `fewest: ${least} instead of null` }
}

/** The smallest number of further passes, or null when no number does. */
export function fewestBySolver(degreeCase: DegreeCase, seconds: number): number | null | 'out of time' {
  const situation = degreeCase.plan.situations.find(({ id }) => id === degreeCase.record.situation)
  const model = linearModel()
  const uses = addUses(model, degreeCase, situation)
  requireVerdict(model, { degreeCase, situation, uses })
  const added = usesOf(uses, ({ isAdded }) => isAdded)
  const best = model.best('least', added, seconds)
  if (best.kind === 'out of time') return 'out of time'
  return best.kind === 'impossible' ? null : best.value
}

function requirePath(model: LinearModel, uses: Uses, path: readonly string[]): void {
  const isOutside = ({ isAdded, score }: Uses['record'][number]) => isAdded && !path.includes(score.course)
  model.require(usesOf(uses, isOutside), '=', 0)
}

function creditsAdded(uses: Uses): Sum {
  return [...uses.direct, ...uses.applied.flatMap((application) => application.uses)]
    .filter(({ pass }) => pass.isAdded)
    .map(({ pass, chosen }) => [pass.score.credits, chosen])
}

function stagesOfMet(
  reporting: Reporting,
  found: { credits: number; direct: number; marks: number },
): Stage[] {
  return [
    { name: 'credits', aim: 'most', sum: reporting.credits, value: found.credits },
    { name: 'direct', aim: 'most', sum: reporting.direct, value: found.direct },
    { name: 'marks', aim: 'most', sum: reporting.marks, value: found.marks },
  ]
}

function measuresOf(answer: DegreeAnswer, { plan, record }: DegreeCase) {
  const situation = plan.situations.find(({ id }) => id === record.situation)
  const lines = [...plan.courses, ...(situation?.courses ?? [])]
  const creditsOf = (code: string) => lines.find((course) => course.code === code)?.credits ?? 0
  const used = new Set(answer.met.flatMap(({ scores }) => scores))
  const marks = record.scores.map(({ id, outcome }) => (used.has(id) && 'mark' in outcome ? outcome.mark : 0))
  return {
    pathCredits: total(answer.path.map(creditsOf)),
    credits: answer.credits,
    direct: answer.met.filter(isDirect).length,
    marks: total(marks),
  }
}

function isDirect({ substitution }: MetCourse): boolean {
  return substitution === undefined
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

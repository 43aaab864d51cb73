import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase, DegreeScore } from '#rulebook/degree/degree-case.ts'
import { type Dice, diceFor } from '../generate/dice.ts'
import { passesToAdd } from '../oracle/passes.ts'
import { shuffleCase } from './shuffle.ts'

export type Audit = (degreeCase: DegreeCase) => DegreeAnswer

/** What an audit breaks of §7 around one case: plain sentences, empty when nothing. */
export function brokenProperties(audit: Audit, degreeCase: DegreeCase, seed: number): string[] {
  const dice = diceFor(seed)
  const answer = audit(degreeCase)
  return [
    ...(JSON.stringify(audit(degreeCase)) === JSON.stringify(answer)
      ? []
      : ['asked twice, it answers differently']),
    ...brokenByPath(audit, degreeCase, answer),
    ...brokenByMore(audit, degreeCase, { answer, dice }),
    ...brokenByOrder(audit, degreeCase, { answer, dice }),
  ]
}

/** With the whole path the candidate qualifies, with any one course less never. */
function brokenByPath(audit: Audit, degreeCase: DegreeCase, { fewest, path }: DegreeAnswer): string[] {
  if (fewest === null) return path.length === 0 ? [] : ['there is a path although nothing does']
  const fewestWith = (codes: readonly string[]) => audit(withPasses(degreeCase, codes)).fewest
  const less = path.filter((code) => fewestWith(path.filter((other) => other !== code)) === 0)
  return [
    ...(fewestWith(path) === 0 ? [] : ['with the path the candidate does not qualify']),
    ...less.map((code) => `without ${code} the path does as well`),
  ]
}

function brokenByMore(
  audit: Audit,
  degreeCase: DegreeCase,
  by: { answer: DegreeAnswer; dice: Dice },
): string[] {
  const codes = [
    ...degreeCase.plan.courses.map(({ code }) => code),
    ...degreeCase.substitutions.flatMap((rule) => rule.old),
  ]
  if (codes.length === 0) return []
  const further: DegreeScore = {
    id: 'further',
    course: by.dice.one(codes),
    credits: by.dice.one([0, 2, 3, 4.5]),
    outcome: by.dice.chance(0.3) ? { exempted: true } : { mark: by.dice.whole(60, 100) },
    passedOn: by.dice.one(['2020-10-24', degreeCase.on]),
    source: 'exam',
    state: 'valid',
    ownMajor: by.dice.chance(0.5),
  }
  const more = audit(withScores(degreeCase, [further]))
  const worse = countOf(more.fewest) > countOf(by.answer.fewest)
  return worse ? [`with a further pass of ${further.course} more is missing`] : []
}

function brokenByOrder(
  audit: Audit,
  degreeCase: DegreeCase,
  by: { answer: DegreeAnswer; dice: Dice },
): string[] {
  const other = audit(shuffleCase(by.dice, degreeCase))
  const said = ({ verdict, fewest, path, credits }: DegreeAnswer) =>
    JSON.stringify({ verdict, fewest, path, credits })
  return said(other) === said(by.answer) ? [] : ['in another order it answers differently']
}

/** Nothing that does is worse than any number. */
function countOf(fewest: number | null): number {
  return fewest ?? Number.POSITIVE_INFINITY
}

/** The record with a written pass of each of the courses, as §5 describes it. */
function withPasses(degreeCase: DegreeCase, codes: readonly string[]): DegreeCase {
  const situation = degreeCase.plan.situations.find(({ id }) => id === degreeCase.record.situation)
  const passes = passesToAdd(degreeCase, situation).filter(({ score }) => codes.includes(score.course))
  return withScores(
    degreeCase,
    passes.map(({ score }) => score),
  )
}

function withScores(degreeCase: DegreeCase, scores: readonly DegreeScore[]): DegreeCase {
  const { record } = degreeCase
  return { ...degreeCase, record: { ...record, scores: [...record.scores, ...scores] } }
}

import { readFileSync } from 'node:fs'
import type { DegreeCase, DegreeScore } from '../rulebook/degree/degree-case.ts'

/** Cases on plans of the catalogue with 20 scores each, as lines of the exchange format: another choice of scores for each seed. */
export function catalogueLines(count: number): string[] {
  const cases = readFileSync(new URL('../rulebook/degree/examples.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): DegreeCase => JSON.parse(line).case)
    .filter((degreeCase) => degreeCase.plan.courses?.length > 10)
  return Array.from({ length: count }, (_, seed) => {
    const degreeCase = cases[seed % cases.length]
    if (degreeCase === undefined) throw new Error('no plan among the examples')
    return JSON.stringify(withScores(degreeCase, seed))
  })
}

/** Twenty scores, of which some are of courses of the plan. */
function withScores(degreeCase: DegreeCase, seed: number): DegreeCase {
  const { courses } = degreeCase.plan
  const scores = Array.from({ length: 20 }, (_, place): DegreeScore => {
    const course = courses[(place * 7 + seed) % courses.length]
    return {
      id: `x${place}`,
      course: place % 4 === 3 ? `9${String(place).padStart(4, '0')}` : (course?.code ?? ''),
      credits: course?.credits ?? 0,
      outcome: { mark: 50 + ((place * 13 + seed) % 51) },
      passedOn: '2024-10-26',
      source: 'exam',
      state: 'valid',
      ownMajor: true,
    }
  })
  return { ...degreeCase, record: { ...degreeCase.record, scores } }
}

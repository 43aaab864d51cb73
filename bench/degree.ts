import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { answerLine } from '../rulebook/degree/answer-line.ts'
import type { DegreeCase, DegreeScore } from '../rulebook/degree/degree-case.ts'

/** `npm run bench:degree`: audits a second of one core, on plans of the catalogue with 20 scores, lines read and written included. */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '3' } } })
const WANTED = 5_000
const ROUNDS = 5

const examples = readFileSync(new URL('../rulebook/degree/examples.jsonl', import.meta.url), 'utf8')
const cases = examples
  .trimEnd()
  .split('\n')
  .map((line): DegreeCase => JSON.parse(line).case)
  .filter((degreeCase) => degreeCase.plan.courses?.length > 10)
const lines = Array.from({ length: 200 }, (_, seed) => JSON.stringify(withScores(seed)))

const rates: number[] = []
for (let round = 0; round <= ROUNDS; round += 1) {
  const rate = ratePerSecond(Number(values.seconds))
  // The first round warms up.
  if (round > 0) rates.push(rate)
}
const sorted = rates.toSorted((one, other) => one - other)
const median = sorted[Math.floor(sorted.length / 2)] ?? 0
const verdict = median >= WANTED ? 'ok  ' : 'FAIL'
console.log(
  `${verdict} ${Math.round(median)} audits/s a core (${Math.round(sorted[0] ?? 0)} to ${Math.round(sorted.at(-1) ?? 0)}), at least ${WANTED}; a city of 100,000 in ${(100_000 / median / 2).toFixed(1)} s on two cores`,
)
process.exitCode = median >= WANTED ? 0 : 1

/** In time of the processor, so that what else runs on the machine does not count. */
function ratePerSecond(seconds: number): number {
  const start = process.cpuUsage()
  let count = 0
  let spent = 0
  while (spent < seconds * 1_000_000) {
    for (const line of lines) answerLine(line)
    count += lines.length
    const { user, system } = process.cpuUsage(start)
    spent = user + system
  }
  return count / (spent / 1_000_000)
}

/** A plan with 20 scores, of which some are of its courses: another choice for each seed. */
function withScores(seed: number): DegreeCase {
  const [first] = cases
  const degreeCase = cases[seed % cases.length] ?? first
  if (degreeCase === undefined) throw new Error('no plan among the examples')
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

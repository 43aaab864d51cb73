import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { answerLine } from '../rulebook/degree/answer-line.ts'
import { auditDegree } from '../rulebook/degree/audit-degree.ts'
import { largeCase } from '../tests/degree/generate/large-case.ts'
import { LARGE_FLAVOURS, type LargeFlavour } from '../tests/degree/generate/large-flavours.ts'
import { searchSlow, timeAudit } from '../tests/degree/prove/search-slow.ts'
import { secondsOfCity } from './degree-city.ts'
import { catalogueLines } from './degree-lines.ts'

/**
 * `npm run bench:degree -- [--seconds 3] [--large 2] [--minutes 0]`: what the audit is held to. Audits a second of one core, a city of 100,000,
 * the slowest of the large cases (seeds 1 to `--large` of each flavour), and a search for slow ones. Times but the city's are the
 * processor's, so that what else runs on the machine counts little. Exit code 1: something is missed.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    large: { type: 'string', default: '2' },
    minutes: { type: 'string', default: '0' },
  },
})
const WANTED = 5_000
const ROUNDS = 5
const PEOPLE = 100_000
const MOST_SECONDS = 60
const MOST_MILLISECONDS = 50

reportRate(Number(values.seconds))
await reportCity()
for (const flavour of Object.keys(LARGE_FLAVOURS) as LargeFlavour[])
  reportFlavour(flavour, Number(values.large))
reportSearch(Number(values.minutes))

function reportRate(seconds: number): void {
  const lines = catalogueLines(200)
  ratePerSecond(lines, seconds)
  const rates = Array.from({ length: ROUNDS }, () => ratePerSecond(lines, seconds))
  const sorted = rates.toSorted((one, other) => one - other).map(Math.round)
  const median = sorted[Math.floor(ROUNDS / 2)] ?? 0
  const range = `${sorted[0]} to ${sorted.at(-1)}`
  say(median >= WANTED, `${median} audits/s a core (${range}), at least ${WANTED}`)
}

function ratePerSecond(lines: readonly string[], seconds: number): number {
  const start = processorTime()
  let count = 0
  while (processorTime() - start < seconds * 1000) {
    for (const line of lines) answerLine(line)
    count += lines.length
  }
  return (count / (processorTime() - start)) * 1000
}

async function reportCity(): Promise<void> {
  const workers = Math.min(2, availableParallelism())
  const start = processorTime()
  const seconds = await secondsOfCity({ people: PEOPLE, workers })
  const ofProcessor = ((processorTime() - start) / 1000).toFixed(1)
  say(
    seconds < MOST_SECONDS,
    `a city of ${PEOPLE} in ${seconds.toFixed(1)} s on ${workers} cores, under ${MOST_SECONDS} (${ofProcessor} s of the processor)`,
  )
}

function reportFlavour(flavour: LargeFlavour, count: number): void {
  if (count === 0) return
  const timed = Array.from({ length: count }, (_, place) =>
    timeAudit(auditDegree, largeCase(place + 1, flavour), processorTime),
  )
  const slowest = Math.max(...timed.map(({ milliseconds }) => milliseconds))
  const undetermined = timed.filter(({ isUndetermined }) => isUndetermined).length
  say(
    slowest <= MOST_MILLISECONDS && undetermined === 0,
    `large ${flavour}: the slowest of ${count} takes ${slowest.toFixed(0)} ms, at most ${MOST_MILLISECONDS}; ${undetermined} undetermined, none`,
  )
}

function reportSearch(minutes: number): void {
  if (minutes === 0) return
  const until = processorTime() + minutes * 60_000
  const { tried, slowest, undetermined } = searchSlow(auditDegree, { seed: 1, until, now: processorTime })
  const [first] = slowest
  const took = first?.milliseconds ?? 0
  say(
    took <= MOST_MILLISECONDS && undetermined.length === 0,
    `search of ${minutes} minutes: the slowest of ${tried} takes ${took.toFixed(0)} ms (${first?.degreeCase.id}); ${undetermined.length} undetermined`,
  )
}

/** In milliseconds, of all threads of this process. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function say(isKept: boolean, line: string): void {
  console.log(`${isKept ? 'ok  ' : 'FAIL'} ${line}`)
  if (!isKept) process.exitCode = 1
}

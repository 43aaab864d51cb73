import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { answerLine } from '#rulebook/degree/answer-line.ts'
import { auditDegree } from '#rulebook/degree/audit-degree.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { largeCase } from '../generate/large-case.ts'
import { LARGE_FLAVOURS, type LargeFlavour } from '../generate/large-flavours.ts'
import { mediumCase } from '../generate/medium-case.ts'
import { smallCase, widerCase } from '../generate/small-case.ts'
import { compareDamaged } from './compare-damaged.ts'
import { compareLarge } from './compare-large.ts'
import { compareSmall } from './compare-small.ts'
import { brokenProperties } from './properties.ts'
import { reduce } from './reduce.ts'
import { searchSlow, timeAudit } from './search-slow.ts'
import type { Subject } from './subject.ts'

/**
 * `npm run degree:prove -- [--cases 100000] [--seed 1] [--large 10] [--minutes 10] [--keep folder]`: the audit against the brute force on small
 * cases and, one for twenty of these, wider ones, damaged lines against an independent reading of the format, medium and large cases against an integer solver, and a search for
 * slow cases. Seeds count upwards from `--seed`, so that any line of the report can be run again alone. Exit code 1: something was found.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    /** Medium cases are ten times as many, large ones this many of each flavour. */
    large: { type: 'string', default: '10' },
    minutes: { type: 'string', default: '10' },
    /** Where reduced and slow cases are written to, one file each. */
    keep: { type: 'string' },
  },
})
const first = Number(values.seed)
const subject: Subject = { audit: auditDegree, answerLine }
let found = 0

proveSmall({ name: 'small', make: smallCase, count: Number(values.cases) })
proveSmall({ name: 'wider', make: widerCase, count: Math.floor(Number(values.cases) / 20) })
proveDamaged(Number(values.cases))
proveLarge(Number(values.large))
search(Number(values.minutes))
process.exitCode = found > 0 ? 1 : 0

function proveSmall(kind: { name: string; make: (seed: number) => DegreeCase; count: number }): void {
  if (kind.count === 0) return
  const from = performance.now()
  const before = found
  for (let seed = first; seed < first + kind.count; seed += 1) {
    for (const { what, degreeCase, isStillSo } of compareSmall(subject, kind.make(seed), seed)) {
      say(`${kind.name} seed ${seed}: ${what}`)
      keep(`${kind.name}-${seed}`, reduce(degreeCase, isStillSo))
    }
  }
  const differences = `${found - before} differences`
  print(`${kind.name}: ${kind.count} cases from seed ${first}, ${differences}, ${secondsSince(from)} s`)
}

function proveDamaged(count: number): void {
  if (count === 0) return
  const from = performance.now()
  const before = found
  for (let seed = first; seed < first + count; seed += 1) {
    const difference = compareDamaged(subject, seed)
    if (difference === undefined) continue
    say(`damaged seed ${seed}: ${difference.said}\n  instead of ${difference.expected}`)
    keep(`damaged-${seed}`, difference.line)
  }
  print(`damaged: ${count} lines from seed ${first}, ${found - before} differences, ${secondsSince(from)} s`)
}

function proveLarge(count: number): void {
  if (count === 0) return
  for (let seed = first; seed < first + 10 * count; seed += 1)
    proveOne(`medium seed ${seed}`, mediumCase(seed), seed)
  print(`medium: ${10 * count} cases from seed ${first}`)
  for (const flavour of Object.keys(LARGE_FLAVOURS) as LargeFlavour[]) {
    let [slowest, undecided] = [0, 0]
    for (let seed = first; seed < first + count; seed += 1) {
      const degreeCase = largeCase(seed, flavour)
      slowest = Math.max(slowest, timeAudit(auditDegree, degreeCase, () => performance.now()).milliseconds)
      if (!proveOne(`large ${flavour} seed ${seed}`, degreeCase, seed)) undecided += 1
    }
    print(
      `large ${flavour}: ${count} cases, slowest ${slowest.toFixed(1)} ms, ${undecided} not decided by the solver in time`,
    )
  }
}

/** Whether the solver decided it. */
function proveOne(name: string, degreeCase: DegreeCase, seed: number): boolean {
  const { faults, isDecided } = compareLarge(auditDegree, degreeCase, 60)
  const broken = brokenProperties(auditDegree, degreeCase, seed)
  for (const fault of [...faults, ...broken]) say(`${name}: ${fault}`)
  if (faults.length + broken.length > 0) keep(name.replaceAll(' ', '-'), degreeCase)
  return isDecided
}

function search(minutes: number): void {
  if (minutes === 0) return
  const now = () => performance.now()
  const { tried, slowest, undetermined } = searchSlow(auditDegree, {
    seed: first,
    until: now() + minutes * 60_000,
    now,
  })
  print(`search: ${tried} cases in ${minutes} minutes from seed ${first}; the slowest:`)
  for (const { milliseconds, degreeCase } of slowest) {
    print(`  ${milliseconds.toFixed(1)} ms ${degreeCase.id}`)
    keep(degreeCase.id, degreeCase)
    if (milliseconds > 50) found += 1
  }
  for (const { degreeCase } of undetermined.slice(0, 20)) {
    say(`undetermined: ${degreeCase.id}`)
    keep(degreeCase.id, degreeCase)
  }
}

function say(line: string): void {
  found += 1
  print(line)
}

function keep(name: string, content: unknown): void {
  if (values.keep === undefined) return
  mkdirSync(values.keep, { recursive: true })
  writeFileSync(
    join(values.keep, `${name}.json`),
    typeof content === 'string' ? content : JSON.stringify(content),
  )
}

function secondsSince(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(0)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

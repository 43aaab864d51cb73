import type { CaseProblem } from '../degree-answer.ts'
import type { DegreeScore } from '../degree-case.ts'
import {
  code,
  credits,
  day,
  flag,
  mark,
  oneOf,
  type Place,
  problem,
  type Reader,
  text,
  within,
  yes,
} from './readers.ts'
import { exactlyOneOf, recordOf } from './record-of.ts'

const OF_ANY_SOURCE = {
  id: text,
  course: code,
  credits,
  outcome: exactlyOneOf({
    mark,
    grade: oneOf(['excellent', 'good', 'medium', 'pass', 'fail']),
    exempted: yes,
    absent: yes,
    violation: yes,
  }),
  passedOn: day,
  state: oneOf(['valid', 'transferred_out', 'void']),
}
const OPTIONAL = { ownMajor: flag }
const LOCAL_SOURCES = ['exam', 'practice', 'exemption', 'supplement'] as const
const TRANSFER = { transferredOn: day, creditsAtOrigin: credits, nameAgrees: flag }

const localScore = recordOf({ ...OF_ANY_SOURCE, source: oneOf(LOCAL_SOURCES) }, OPTIONAL)
const transferredScore = recordOf({ ...OF_ANY_SOURCE, source: oneOf(['transfer_in']), ...TRANSFER }, OPTIONAL)
// Of a score that does not say where it comes from nobody can know which keys it may have: none is too many, none is missing.
const anyScore = recordOf(
  { ...OF_ANY_SOURCE, source: oneOf([...LOCAL_SOURCES, 'transfer_in']) },
  { ...OPTIONAL, ...TRANSFER },
)

/** One score of the record. Only one that was transferred in says when, with which credits, and whether its name agrees. */
export const score: Reader<DegreeScore> = (value, at, problems) => {
  const source = sourceOf(value)
  if (source === 'transfer_in') return transferredScore(value, at, problems)
  if (!LOCAL_SOURCES.some((local) => local === source)) {
    anyScore(value, at, problems)
    return undefined
  }
  const read = localScore(value, at, problems)
  noteExemptionWithMark(value, at, problems)
  return read
}

function sourceOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'source') && 'source' in value
    ? value.source
    : undefined
}

/** An exemption has no other outcome than `exempted`. */
function noteExemptionWithMark(value: unknown, at: Place, problems: CaseProblem[]): void {
  if (sourceOf(value) !== 'exemption' || typeof value !== 'object' || value === null) return
  if (!('outcome' in value) || typeof value.outcome !== 'object' || value.outcome === null) return
  const keys = Object.keys(value.outcome)
  const isOther = keys.length === 1 && ['mark', 'grade', 'absent', 'violation'].includes(keys[0] ?? '')
  if (isOther) problem(problems, within(at, 'outcome'), 'bad_value')
}

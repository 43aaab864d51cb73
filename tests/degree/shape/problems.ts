import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import { compareText } from '../oracle/reported.ts'
import { referenceProblems } from './case-references.ts'
import { caseShape } from './case-shape.ts'
import { isObject, type Problem, say } from './checks.ts'

/** The answer to a line that is no valid case (§6); undefined: the case is valid. */
export function invalidAnswer(line: string): DegreeAnswer | undefined {
  const value = parse(line)
  const problems = value === NOT_JSON ? say('', 'not_json') : problemsOf(value)
  if (problems.length === 0) return undefined
  return {
    id: isObject(value) && typeof value.id === 'string' ? value.id : null,
    verdict: 'invalid',
    blocks: [],
    courses: 0,
    credits: 0,
    fewest: null,
    path: [],
    situations: [],
    met: [],
    unused: [],
    unusable: [],
    problems,
  }
}

const NOT_JSON = Symbol('not JSON')

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return NOT_JSON
  }
}

/** What is wrong with a case, sorted by place, then code. */
function problemsOf(value: unknown): Problem[] {
  const shape = caseShape(value, '')
  const found = shape.length > 0 ? shape : referenceProblems(value as DegreeCase)
  return found.sort((one, other) => compareText(one.at, other.at) || compareText(one.code, other.code))
}

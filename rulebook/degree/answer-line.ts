import { auditDegree } from './audit-degree.ts'
import type { DegreeAnswer } from './degree-answer.ts'
import { parseDegreeCase } from './parse-degree-case.ts'

/** The answer to a case as one line of JSON without its newline (AUD-09). What is no JSON is an invalid case. */
export function answerLine(line: string): string {
  return JSON.stringify(answerOf(line))
}

function answerOf(line: string): DegreeAnswer {
  const json = parsed(line)
  if (json === undefined) return invalid(null, [{ at: '', code: 'not_json' }])
  const read = parseDegreeCase(json.value)
  return read.kind === 'case' ? auditDegree(read.degreeCase) : invalid(read.id, read.problems)
}

function parsed(line: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(line) }
  } catch {
    return undefined
  }
}

function invalid(id: string | null, problems: DegreeAnswer['problems']): DegreeAnswer {
  return {
    id,
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

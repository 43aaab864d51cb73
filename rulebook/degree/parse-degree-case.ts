import { degreeCase } from './case/case-reader.ts'
import { problemsOfReferences } from './case/references.ts'
import type { CaseProblem } from './degree-answer.ts'
import type { DegreeCase } from './degree-case.ts'

/** A case whose form and references are good, or everything that is wrong with it. */
export type ParsedCase =
  | { kind: 'case'; degreeCase: DegreeCase }
  | { kind: 'invalid'; id: string | null; problems: readonly CaseProblem[] }

/**
 * Reads a case of the exchange format (AUD-01, AUD-09): every problem with its place, sorted by place and code in the order
 * of UTF-16 code units. `json` is what `JSON.parse` gave.
 */
export function parseDegreeCase(json: unknown): ParsedCase {
  const read = degreeCase(json, undefined, [])
  const problems: CaseProblem[] = []
  // Only a case that is not good is read again, with the places of its problems.
  if (read === undefined) degreeCase(json, '', problems)
  else problems.push(...problemsOfReferences(read))
  if (read !== undefined && problems.length === 0) return { kind: 'case', degreeCase: read }
  return { kind: 'invalid', id: idOf(json), problems: problems.toSorted(byPlace) }
}

function idOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, 'id') || !('id' in json)) return null
  return typeof json.id === 'string' ? json.id : null
}

function byPlace(one: CaseProblem, other: CaseProblem): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1
  if (one.code === other.code) return 0
  return one.code < other.code ? -1 : 1
}

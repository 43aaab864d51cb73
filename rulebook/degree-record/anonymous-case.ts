import type { DegreeCase } from '../degree/degree-case.ts'

/**
 * The same case without anything that identifies the person (AUD-09): ids are counters in the order of the record, and what a
 * punishment is called is left out. The verdict is the same.
 */
export function anonymousCase(degreeCase: DegreeCase): DegreeCase {
  const { record } = degreeCase
  return {
    ...degreeCase,
    id: 'case-1',
    record: {
      ...record,
      sanctions: record.sanctions.map(({ until }) => ({ kind: 'sanction', until })),
      scores: record.scores.map((score, index) => ({ ...score, id: `s${index + 1}` })),
    },
  }
}

import type { MatchVerdict } from './matching/decide-match.rules.ts'
import type { RunVerdict } from './reading/staged-inbound.ts'

/** What the check says of whose a record is. */
export function verdictOf(verdict: MatchVerdict): RunVerdict {
  switch (verdict.to) {
    case 'ticket': {
      const { personId, ticketId, planId } = verdict
      return { personId, ticketId, planId, notes: ['person_matched'] }
    }
    case 'candidates': {
      const reasons = new Set(verdict.persons.flatMap((person) => person.reasons))
      const notes = [...reasons].map((reason) => `undecided:${reason}` as const)
      return { ...NOBODY, notes: ['person_undecided', ...notes] }
    }
    case 'nobody':
      return { ...NOBODY, notes: ['person_unknown'] }
    default:
      return verdict satisfies never
  }
}

const NOBODY = { personId: undefined, ticketId: undefined, planId: undefined } as const

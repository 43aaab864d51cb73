import type { Block } from '../degree-answer.ts'
import type { DegreeCase } from '../degree-case.ts'

/** What stands in the way of a diploma whatever the scores are, in the order in which it is said (AUD-02). */
export function blocksOf({ on, graduatesOn, plan, record }: DegreeCase): Block[] {
  const { validFrom, validTo } = plan
  const isOutside = (validFrom !== null && on < validFrom) || (validTo !== null && on > validTo)
  const isSanctioned = record.sanctions.some(({ until }) => until > graduatesOn)
  const isGraduated = record.diplomas.some(({ major, level }) => major === plan.major && level === plan.level)
  const blocks: [Block, boolean][] = [
    ['plan_not_valid', isOutside],
    ['ticket_state', record.ticket !== 'active'],
    ['sanction', isSanctioned],
    ['already_graduated', isGraduated],
    ['prior_qualification', plan.level === 'benke' && record.priorQualification === 'none'],
  ]
  return blocks.filter(([, applies]) => applies).map(([block]) => block)
}

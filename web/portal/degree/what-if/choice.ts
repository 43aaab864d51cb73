import type { DegreeAudit } from '#contracts/degree/degree-audit.ts'
import type { Assumptions } from './assumptions.ts'

/** What a part of the form shows and changes. */
export interface ChoiceProps {
  /** The audit as it is. */
  now: DegreeAudit
  /** The audit under the assumptions. */
  shown: DegreeAudit
  assumptions: Assumptions
  onChange: (part: Partial<Assumptions>) => void
}

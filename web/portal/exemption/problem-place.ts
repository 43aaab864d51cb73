import type { FieldProblem } from '#contracts/refusals.ts'
import type { Step } from '../service/draft/steps.tsx'

/**
 * Where a problem of the check is put right: the step, and the element to go to. The check names courses
 * (`courses.00015`) and credentials (`evidence.<id>.<field>`).
 */
export function placeOf({ field, code }: Pick<FieldProblem, 'field' | 'code'>): { step: Step; hash: string } {
  const [what, id, part] = field.split('.')
  // A course without a credential is put right where credentials are added.
  if (what === 'courses')
    return code === 'evidence_missing'
      ? { step: 'evidence', hash: 'add-credential' }
      : { step: 'courses', hash: 'course-search' }
  if (id === undefined || code === 'removed') return { step: 'evidence', hash: 'removed-credentials' }
  return { step: 'evidence', hash: part === undefined ? `credential-${id}` : `credential-${id}-${part}` }
}

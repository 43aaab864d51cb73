import type { Fault } from '#contracts/filed.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { Place } from '../service/portal-service.ts'

/**
 * Finds the place where a problem of the check is corrected. The check names courses (`courses.00015`) and
 * credentials (`evidence.<id>.<field>`).
 */
export function placeOfProblem({ field, code }: Pick<FieldProblem, 'field' | 'code'>): Place {
  const [what, id, part] = field.split('.')
  // A course without a credential is corrected in the step where credentials are added.
  if (what === 'courses')
    return code === 'evidence_missing'
      ? { step: 'evidence', element: 'add-credential' }
      : { step: 'courses', element: 'course-search' }
  if (id === undefined || code === 'removed') return { step: 'evidence', element: 'removed-credentials' }
  return { step: 'evidence', element: part === undefined ? `credential-${id}` : `credential-${id}-${part}` }
}

/**
 * Finds the place where a reviewer's fault is corrected: its credential, or the credentials' step for a fault of the
 * whole application.
 */
export function placeOfFault({ place }: Fault): Place {
  return {
    step: 'evidence',
    element: place?.kind === 'credential' ? `credential-${place.credentialId}` : undefined,
  }
}

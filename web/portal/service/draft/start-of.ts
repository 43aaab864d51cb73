import type { DraftView } from '#contracts/applications.ts'
import type { Place, PortalService } from '../portal-service.ts'

type Part = Pick<PortalService, 'steps' | 'correctsAt' | 'placeOfFault' | 'resumesAt'>
type Draft = Pick<DraftView, 'form' | 'faults' | 'correction'>

/**
 * Finds where a draft opens: the first step with a fault, and in it the first fault that has a place (APP-04); without a fault where
 * there is something left to do (APP-02).
 */
export function startOf(part: Part, draft: Draft): Place {
  const places = draft.faults.map((fault) => part.placeOfFault(fault, draft.form))
  for (const { code } of part.steps) {
    const here = places.filter(({ step }) => step === code)
    const first = here.find(({ element }) => element !== undefined) ?? here[0]
    if (first !== undefined) return first
  }
  const step = draft.correction === undefined ? part.resumesAt(draft.form) : part.correctsAt
  return { step, element: undefined }
}

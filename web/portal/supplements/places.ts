import type { Fault } from '#contracts/filed.ts'
import type { DraftForm } from '#contracts/forms.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { Place } from '../service/portal-service.ts'
import { elementOf } from './save-bar.tsx'

/** The only step of a row. */
export const ROW_STEP = 'row'

/** Finds where a problem of a row is corrected. */
export function placeOfProblem({ field }: Pick<FieldProblem, 'field'>): Place {
  return { step: ROW_STEP, element: field === '' ? undefined : elementOf(field) }
}

/** Finds where a reviewer's fault is corrected; a row of the table of courses is named by its code. */
export function placeOfFault({ place }: Fault, form: DraftForm): Place {
  const step = ROW_STEP
  switch (place?.kind) {
    case undefined:
      return { step, element: undefined }
    case 'credential':
      return { step, element: 'proof' }
    case 'section':
      return { step, element: place.section === 'proof' ? 'proof' : undefined }
    case 'row': {
      const courses = form.service === 'supplement-transfer' ? form.courses : []
      const index = courses.findIndex(({ course }) => course === place.row)
      return { step, element: index < 0 ? 'courses' : elementOf(`courses.${index}.course`) }
    }
    case 'field':
      return { step, element: place.field }
    default:
      return place satisfies never
  }
}

import type { Fault } from '#contracts/filed.ts'
import type { PersonalDataForm } from '#contracts/forms/personal-data.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { Place } from '../service/portal-service.ts'

/** Finds where a problem of the check is corrected: `name`, `papers.name.household_register`, `evidence.<id>.<field>`, `photoId`. */
export function placeOfProblem({ field, code }: Pick<FieldProblem, 'field' | 'code'>): Place {
  const [part = '', id, own] = field.split('.')
  if (part === 'evidence') return placeOfPaper(code === 'removed' ? undefined : id, own)
  if (part === 'papers') return { step: 'papers', element: `papers-${id}-${own}` }
  if (part === 'photoId') return { step: 'photo', element: 'photo' }
  return { step: 'data', element: part === '' ? undefined : part }
}

function placeOfPaper(id: string | undefined, field: string | undefined): Place {
  if (id === undefined) return { step: 'papers', element: 'removed-credentials' }
  const isWhole = field === undefined || field === 'type'
  return { step: 'papers', element: isWhole ? `credential-${id}` : `credential-${id}-${field}` }
}

/** Finds where a reviewer's fault is corrected, so that just that place is opened again. */
export function placeOfFault({ place }: Fault, form: PersonalDataForm): Place {
  if (place === undefined) return { step: 'data', element: undefined }
  if (place.kind === 'credential')
    return place.credentialId === form.photoId
      ? { step: 'photo', element: 'photo' }
      : { step: 'papers', element: `credential-${place.credentialId}` }
  if (place.section === 'photo') return { step: 'photo', element: 'photo' }
  if (place.section === 'papers') return { step: 'papers', element: undefined }
  return { step: 'data', element: place.section }
}

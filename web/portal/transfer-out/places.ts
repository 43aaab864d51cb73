import type { Fault } from '#contracts/filed.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { Place } from '../service/portal-service.ts'

/** Finds where a problem of the check is corrected: `otherTicketNo`, `scores`, `scores.<id>`. */
export function placeOfProblem({ field }: Pick<FieldProblem, 'field' | 'code'>): Place {
  const [part = '', id] = field.split('.')
  if (part === 'scores') return { step: 'scores', element: id === undefined ? 'scores' : `score-${id}` }
  return { step: 'destination', element: part === '' ? undefined : part }
}

/** Finds where a reviewer's fault is corrected, so that just that place is opened again. */
export function placeOfFault({ place }: Fault): Place {
  if (place === undefined || place.kind === 'credential') return { step: 'destination', element: undefined }
  switch (place.kind) {
    case 'section':
      return place.section === 'scores'
        ? { step: 'scores', element: 'scores' }
        : { step: 'destination', element: undefined }
    case 'row':
      return { step: 'scores', element: `score-${place.row}` }
    case 'field':
      return { step: 'destination', element: MAJOR.has(place.field) ? 'majorFrom' : place.field }
    default:
      return place satisfies never
  }
}

const MAJOR: ReadonlySet<string> = new Set(['majorCode', 'majorName'])

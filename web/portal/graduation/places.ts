import type { Fault } from '#contracts/filed.ts'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { Place } from '../service/portal-service.ts'

/** The step that each section of what was filed is filled in at. */
const STEP_OF_SECTION: Readonly<Record<string, string>> = {
  person: 'person',
  contact: 'person',
  plan: 'scores',
  courses: 'scores',
  thesis: 'scores',
  appraisal: 'appraisal',
  resume: 'history',
  family: 'history',
  awards: 'history',
  prior: 'prior',
  priorPapers: 'prior',
  photo: 'photo',
}

/** Finds where a problem of the check is corrected. The check names fields of the form: `contact.phone`. */
export function placeOfProblem({ field, code }: Pick<FieldProblem, 'field' | 'code'>): Place {
  const [part = '', second, third] = field.split('.')
  switch (part) {
    case 'contact':
      return { step: 'person', element: idOf(field) }
    case 'planId':
      return { step: 'scores', element: 'plan' }
    case 'situation':
      return { step: 'scores', element: 'situation' }
    case 'thesisTitle':
      return { step: 'scores', element: 'thesisTitle' }
    case 'explanations':
      return { step: 'scores', element: second === undefined ? 'requirements' : `course-${second}` }
    case 'appraisal':
      return { step: 'appraisal', element: 'appraisal' }
    case 'resume':
    case 'family':
    case 'awards':
      return { step: 'history', element: idOf(field) }
    case 'photoId':
      return { step: 'photo', element: 'photo' }
    case 'evidence':
      if (second === undefined || code === 'removed') return { step: 'prior', element: 'removed-credentials' }
      if (third === undefined || third === 'type') return { step: 'prior', element: `credential-${second}` }
      return { step: 'prior', element: `credential-${second}-${third}` }
    case 'prior':
      return { step: 'prior', element: idOf(field) }
    default:
      return { step: 'person', element: undefined }
  }
}

/** Finds where a reviewer's fault is corrected, so that just that place is opened again. */
export function placeOfFault({ place }: Fault, form: GraduationForm): Place {
  if (place === undefined) return { step: 'person', element: undefined }
  switch (place.kind) {
    case 'credential':
      return place.credentialId === form.photoId
        ? { step: 'photo', element: 'photo' }
        : { step: 'prior', element: `credential-${place.credentialId}` }
    case 'section':
      return { step: stepOf(place.section), element: ELEMENT_OF_SECTION[place.section] }
    case 'row':
      return place.section === 'courses'
        ? { step: 'scores', element: `course-${place.row}` }
        : { step: stepOf(place.section), element: `${place.section}-${Number(place.row) - 1}` }
    case 'field':
      return { step: stepOf(place.section), element: elementOfField(place.section, place.field) }
    default:
      return place satisfies never
  }
}

const ELEMENT_OF_SECTION: Readonly<Record<string, string>> = {
  appraisal: 'appraisal',
  photo: 'photo',
  resume: 'resume',
  family: 'family',
  awards: 'awards',
  courses: 'requirements',
}

/** Facts of the record cannot be typed here; everything else has its field. */
function elementOfField(section: string, field: string): string | undefined {
  if (section === 'plan') return field === 'thesisTitle' ? field : field === 'situation' ? field : 'plan'
  if (section === 'thesis') return 'thesisTitle'
  if (section === 'prior') return `prior-${field}`
  if (section === 'contact') return `contact-${field}`
  if (section === 'person') return RECORD.has(field) ? 'record' : `contact-${field}`
  return undefined
}

const RECORD: ReadonlySet<string> = new Set(['name', 'idNumber', 'bornOn'])

function stepOf(section: string): string {
  return STEP_OF_SECTION[section] ?? 'person'
}

/** The id of a field's element: `contact-phone`. */
export function idOf(field: string): string {
  return field.replaceAll('.', '-')
}

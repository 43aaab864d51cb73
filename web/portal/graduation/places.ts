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
  const [part = '', id, own] = field.split('.')
  if (part === 'evidence') return placeOfPaper(code === 'removed' ? undefined : id, own)
  const step = STEP_OF_PART[part]
  if (step === undefined) return { step: 'person', element: undefined }
  if (part === 'explanations') return { step, element: id === undefined ? 'requirements' : `course-${id}` }
  return { step, element: ELEMENT_OF_PART[part] ?? idOf(field) }
}

/** The step that each part of the form is filled in at. */
const STEP_OF_PART: Readonly<Record<string, string>> = {
  contact: 'person',
  planId: 'scores',
  situation: 'scores',
  thesisTitle: 'scores',
  explanations: 'scores',
  appraisal: 'appraisal',
  resume: 'history',
  family: 'history',
  awards: 'history',
  prior: 'prior',
  photoId: 'photo',
}

/** The elements that are not called like their part. */
const ELEMENT_OF_PART: Readonly<Record<string, string>> = { planId: 'plan', photoId: 'photo' }

function placeOfPaper(id: string | undefined, field: string | undefined): Place {
  if (id === undefined) return { step: 'prior', element: 'removed-credentials' }
  const isWhole = field === undefined || field === 'type'
  return { step: 'prior', element: isWhole ? `credential-${id}` : `credential-${id}-${field}` }
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
function idOf(field: string): string {
  return field.replaceAll('.', '-')
}

import { expect, test } from 'vitest'
import type { Fault, FaultPlace } from '#contracts/filed.ts'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { placeOfFault, placeOfProblem } from './places.ts'

const [photo, diploma] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
const form: GraduationForm = {
  service: 'graduation',
  contact: {
    ...{ gender: '', ethnicity: '', politicalStatus: '', birthplace: '', address: '', postcode: '' },
    ...{ phone: '', email: '', employer: '', position: '' },
  },
  ...{ resume: [], family: [], awards: '', thesisTitle: '', explanations: [], appraisal: '' },
  prior: { school: '', major: '', credentialIds: [diploma] },
  photoId: photo,
}

test.each([
  ['contact.phone', 'missing', 'person#contact-phone'],
  ['planId', 'missing', 'scores#plan'],
  ['situation', 'missing', 'scores#situation'],
  ['explanations', 'missing', 'scores#requirements'],
  ['explanations.00015', 'missing', 'scores#course-00015'],
  ['thesisTitle', 'missing', 'scores#thesisTitle'],
  ['appraisal', 'too_short', 'appraisal#appraisal'],
  ['resume', 'missing', 'history#resume'],
  ['resume.1.from', 'order', 'history#resume-1-from'],
  ['family.0.name', 'missing', 'history#family-0-name'],
  ['prior.era', 'missing', 'prior#prior-era'],
  ['prior.diploma', 'missing', 'prior#prior-diploma'],
  [`evidence.${diploma}.number`, 'missing', `prior#credential-${diploma}-number`],
  [`evidence.${diploma}.type`, 'misfit', `prior#credential-${diploma}`],
  [`evidence.${diploma}`, 'removed', 'prior#removed-credentials'],
  ['photoId', 'missing', 'photo#photo'],
])('GRA-07 the problem of %s (%s) is corrected at %s', (field, code, place) => {
  const { step, element } = placeOfProblem({ field, code })
  expect(`${step}#${element}`).toBe(place)
})

test.each<[FaultPlace | undefined, string]>([
  [{ kind: 'credential', credentialId: photo }, 'photo#photo'],
  [{ kind: 'credential', credentialId: diploma }, `prior#credential-${diploma}`],
  [{ kind: 'section', section: 'appraisal' }, 'appraisal#appraisal'],
  [{ kind: 'section', section: 'photo' }, 'photo#photo'],
  [{ kind: 'row', section: 'courses', row: '00015' }, 'scores#course-00015'],
  [{ kind: 'row', section: 'resume', row: '2' }, 'history#resume-1'],
  [{ kind: 'field', section: 'contact', field: 'phone' }, 'person#contact-phone'],
  [{ kind: 'field', section: 'person', field: 'ethnicity' }, 'person#contact-ethnicity'],
  [{ kind: 'field', section: 'person', field: 'name' }, 'person#record'],
  [{ kind: 'field', section: 'prior', field: 'school' }, 'prior#prior-school'],
  [{ kind: 'field', section: 'plan', field: 'situation' }, 'scores#situation'],
  [undefined, 'person#undefined'],
])('GRA-08 the fault at %j opens just %s', (place, opened) => {
  const fault: Fault = { code: 'x', words: '', remedy: '', ...(place && { place }) }
  const { step, element } = placeOfFault(fault, form)
  expect(`${step}#${element}`).toBe(opened)
})

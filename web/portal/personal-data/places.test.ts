import { expect, test } from 'vitest'
import type { PersonalDataForm } from '#contracts/forms/personal-data.ts'
import { credentialsOf, withDatum, withoutPaper, withPaper } from './correction-form.ts'
import { placeOfFault, placeOfProblem } from './places.ts'

const ID = '01900000-0000-7000-8000-000000000001'
const form: PersonalDataForm = {
  service: 'personal-data',
  data: ['name'],
  name: '',
  idType: 'resident_id',
  idNumber: '',
  numberReason: '',
  papers: { name: [], idNumber: [] },
  photoId: ID,
}

test.each([
  ['name', 'missing', 'data', 'name'],
  ['data', 'missing', 'data', 'data'],
  ['papers.name.household_register', 'missing', 'papers', 'papers-name-household_register'],
  [`evidence.${ID}`, 'removed', 'papers', 'removed-credentials'],
  [`evidence.${ID}.images`, 'missing', 'papers', `credential-${ID}-images`],
  ['photoId', 'missing', 'photo', 'photo'],
])('PRF-01 the problem %s (%s) is corrected at %j', (...[field, code, step, element]) => {
  expect(placeOfProblem({ field, code })).toEqual({ step, element })
})

const fault = { code: 'document_mismatch', words: '', remedy: '' }

test('PRF-01 a fault opens the step of what it points at', () => {
  expect(placeOfFault(fault, form).step).toBe('data')
  const at = (place: Parameters<typeof placeOfFault>[0]['place']) =>
    placeOfFault({ ...fault, ...(place && { place }) }, form)
  expect(at({ kind: 'credential', credentialId: ID })).toEqual({ step: 'photo', element: 'photo' })
  expect(at({ kind: 'credential', credentialId: ID.replace(/1$/, '2') }).step).toBe('papers')
  expect(at({ kind: 'field', section: 'name', field: 'after' })).toEqual({ step: 'data', element: 'name' })
  expect(at({ kind: 'section', section: 'papers' }).step).toBe('papers')
  expect(at({ kind: 'section', section: 'photo' }).step).toBe('photo')
})

test('PRF-01 what was filled in for a datum stays while the datum is not chosen, and is not used', () => {
  const withOne = withPaper(withPaper(form, { datum: 'name', id: ID }), { datum: 'name', id: ID })
  expect(credentialsOf(withOne)).toEqual([ID])
  const without = withDatum(withOne, { datum: 'name', isChosen: false })
  expect(credentialsOf(without)).toEqual([])
  expect(without.papers.name).toEqual([ID])
  expect(withDatum(without, { datum: 'photo', isChosen: true }).data).toEqual(['photo'])
  expect(withoutPaper(withOne, { datum: 'name', ids: [ID] }).papers.name).toEqual([])
})

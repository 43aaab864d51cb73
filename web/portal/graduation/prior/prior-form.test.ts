import { expect, test } from 'vitest'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { papersOf, withoutPapers, withPaper } from './prior-form.ts'

const form: GraduationForm = {
  service: 'graduation',
  contact: {
    ...{ gender: '', ethnicity: '', politicalStatus: '', birthplace: '', address: '', postcode: '' },
    ...{ phone: '', email: '', employer: '', position: '' },
  },
  ...{ resume: [], family: [], awards: '', thesisTitle: '', explanations: [], appraisal: '' },
  prior: { school: '', major: '', credentialIds: [] },
}

test('GRA-06 the era decides the paper beside the 毕业证书', () => {
  expect(papersOf('since2002')).toEqual(['diploma', 'registration_form'])
  expect(papersOf('before2002')).toEqual(['diploma', 'verification_report'])
  expect(papersOf(undefined)).toEqual(['diploma'])
})

test('GRA-06 a paper is added once and taken out again, and nothing else changes', () => {
  const one = withPaper(form, 'a')
  expect(withPaper(one, 'a')).toBe(one)
  const both = withPaper(one, 'b')
  expect(both.prior.credentialIds).toEqual(['a', 'b'])
  expect(withoutPapers(both, ['a'])).toEqual(withPaper(form, 'b'))
})

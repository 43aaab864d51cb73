import type { GraduationForm } from '#contracts/forms/graduation.ts'

/** A form in which nothing is filled in yet. */
export function emptyForm(): GraduationForm {
  return {
    service: 'graduation',
    contact: {
      gender: '',
      ethnicity: '',
      politicalStatus: '',
      birthplace: '',
      address: '',
      postcode: '',
      phone: '',
      email: '',
      employer: '',
      position: '',
    },
    resume: [],
    family: [],
    awards: '',
    thesisTitle: '',
    explanations: [],
    appraisal: '',
    prior: { school: '', major: '', credentialIds: [] },
  }
}

import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { fold } from '#rulebook/folding/fold.ts'

/** The form as the server folds and keeps it (EVI-07): what a lost answer is compared with (APP-02). */
export function keptForm(form: GraduationForm): GraduationForm {
  return {
    ...form,
    contact: keptContact(form.contact),
    resume: form.resume.map(({ place, role, witness, ...months }) => ({
      ...months,
      place: fold('line', place),
      role: fold('line', role),
      witness: fold('line', witness),
    })),
    family: form.family.map(({ relation, name, employer }) => ({
      relation: fold('line', relation),
      name: fold('person_name', name),
      employer: fold('line', employer),
    })),
    awards: fold('text', form.awards),
    thesisTitle: fold('line', form.thesisTitle),
    explanations: form.explanations.map(({ course, text }) => ({ course, text: fold('text', text) })),
    appraisal: fold('text', form.appraisal),
    prior: {
      ...form.prior,
      school: fold('line', form.prior.school),
      major: fold('line', form.prior.major),
    },
  }
}

/** The contact data as they are kept; shown so when a field is left. */
export function keptContact(contact: GraduationForm['contact']): GraduationForm['contact'] {
  const line = (text: string) => fold('line', text)
  const { gender, ethnicity, politicalStatus, birthplace, address, postcode, phone, email } = contact
  return {
    gender,
    ethnicity: line(ethnicity),
    politicalStatus: line(politicalStatus),
    birthplace: line(birthplace),
    address: line(address),
    postcode: fold('digits', postcode),
    phone: fold('phone', phone),
    email: fold('email', email),
    employer: line(contact.employer),
    position: line(contact.position),
  }
}

export type { RegistrationForm } from './registration-form.ts'
export { registrationFormPaper } from './registration-form-paper.ts'
export type { Roster } from './roster.ts'
export { rosterPaper } from './roster-paper.ts'

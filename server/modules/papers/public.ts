export type { RegistrationForm } from './registration-form.ts'
export { registrationFormPaper } from './registration-form-paper.ts'

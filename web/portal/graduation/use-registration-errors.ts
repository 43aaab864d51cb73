import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { judgeRegistration } from '#rulebook/registration-form/registration-form.ts'
import type { GraduationWizard } from './graduation-wizard.ts'
import { type FieldErrors, useFieldErrors } from './use-field-errors.ts'

/** What the browser can say at once of 《毕业生登记表》, by the same rule as the server (GRA-01). */
export function useRegistrationErrors({ form, reference, isChecked }: GraduationWizard): FieldErrors {
  const problems = judgeRegistration(form, {
    needs: { ...reference.needs, thesisTitle: true },
    today: beijingDateOf(new Date()),
  })
  return useFieldErrors(problems, { isChecked })
}

import type { ExemptionForm } from '#contracts/forms/exemption.ts'
import type { Wizard } from '../service/draft/use-wizard.ts'
import type { Course } from './choose-courses.ts'

/** What the steps of 申请免考 work on: the form and the courses of the plan. */
export type ExemptionWizard = Wizard<ExemptionForm, readonly Course[]>

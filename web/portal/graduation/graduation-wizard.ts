import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { graduationChoices } from '#contracts/graduation.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { useReply } from '#web/client/queries.ts'
import type { Wizard } from '../service/draft/use-wizard.ts'
import { useActiveTicket } from '../session.ts'

/** The person, the majors to choose, and what the batch asks. */
export type GraduationChoices = ReplyOf<typeof graduationChoices>

/** What the steps of 申请毕业 work on. */
export type GraduationWizard = Wizard<GraduationForm, GraduationChoices>

export function useChoices() {
  return useReply(graduationChoices, useActiveTicket())
}

/** The steps that this form does not need: 专科 has no 前置学历 (manual 3.2.5), and some batches ask for no résumé. */
export function useSkipped(form: GraduationForm | undefined): readonly string[] {
  const choices = useChoices().data
  if (choices === undefined || form === undefined) return []
  const plan = choices.plans.find(({ planId }) => planId === form.planId)
  const { resume, family } = choices.needs
  return [...(plan?.needsPrior === false ? ['prior'] : []), ...(resume || family ? [] : ['history'])]
}

import { useQuery } from '@tanstack/react-query'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { graduationChoices } from '#contracts/graduation.ts'
import { replyOptions } from '#web/client/queries.ts'
import { definePortalService } from '../service/define-portal-service.tsx'
import { useActiveTicket } from '../session.ts'
import { graduationTexts as texts } from './graduation.texts.ts'
import { type Choices, ScoresStep } from './scores-step.tsx'

/** The web part of 申请毕业. */
export const graduationService = definePortalService<'graduation', Choices>({
  service: 'graduation',
  texts: texts.pages,
  isOwn: (form: DraftForm): form is GraduationForm => form.service === 'graduation',
  useReference: useChoices,
  credentialsOf: ({ prior, photoId }) => [...prior.credentialIds, ...(photoId ? [photoId] : [])],
  steps: [{ code: 'scores', title: texts.scores, Body: ScoresStep }],
  correctsAt: 'scores',
  placeOfFault: () => ({ step: 'scores', element: undefined }),
  placeOfProblem: () => ({ step: 'scores', element: undefined }),
})

function useChoices() {
  return useQuery({ ...replyOptions(graduationChoices, useActiveTicket()), staleTime: 0 })
}

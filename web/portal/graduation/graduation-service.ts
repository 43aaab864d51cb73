import type { GraduationForm } from '#contracts/forms/graduation.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { definePortalService } from '../service/define-portal-service.tsx'
import { AppraisalStep } from './appraisal-step.tsx'
import { graduationTexts as texts } from './graduation.texts.ts'
import { type GraduationChoices, useChoices, useSkipped } from './graduation-wizard.ts'
import { HistoryStep } from './history/history-step.tsx'
import { keptForm } from './kept-form.ts'
import { PersonStep } from './person/person-step.tsx'
import { PhotoStep } from './photo-step.tsx'
import { placeOfFault, placeOfProblem } from './places.ts'
import { PriorStep } from './prior/prior-step.tsx'
import { RegistrationForm } from './registration-form.tsx'
import { ScoresStep } from './scores/scores-step.tsx'

/** The web part of 申请毕业: the pages of the manual's chapter 3.2, in its order. */
export const graduationService = definePortalService<'graduation', GraduationChoices>({
  service: 'graduation',
  texts: { ...texts.pages, noEvidence: undefined },
  isOwn: (form: DraftForm): form is GraduationForm => form.service === 'graduation',
  asKept: keptForm,
  useReference: useChoices,
  useSkipped,
  credentialsOf: ({ prior, photoId }) => [
    ...prior.credentialIds,
    ...(photoId === undefined ? [] : [photoId]),
  ],
  steps: [
    { code: 'person', title: texts.steps.person, Body: PersonStep },
    { code: 'scores', title: texts.steps.scores, Body: ScoresStep },
    { code: 'appraisal', title: texts.steps.appraisal, Body: AppraisalStep },
    { code: 'history', title: texts.steps.history, Body: HistoryStep },
    { code: 'prior', title: texts.steps.prior, Body: PriorStep },
    { code: 'photo', title: texts.steps.photo, Body: PhotoStep },
  ],
  Beside: RegistrationForm,
  correctsAt: 'person',
  placeOfFault,
  placeOfProblem,
})

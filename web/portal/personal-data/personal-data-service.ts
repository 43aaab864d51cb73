import type { PersonalDataForm } from '#contracts/forms/personal-data.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { definePortalService } from '../service/define-portal-service.tsx'
import { credentialsOf, keptForm } from './correction-form.ts'
import { DataStep } from './data-step.tsx'
import { PapersStep } from './papers-step.tsx'
import { personalDataTexts as texts } from './personal-data.texts.ts'
import { type OwnRecord, useOwnRecord, useSkipped } from './personal-data-wizard.ts'
import { PhotoStep } from './photo-step.tsx'
import { placeOfFault, placeOfProblem } from './places.ts'

/** The web part of 个人信息更正 (PRF-01). */
export const personalDataService = definePortalService<'personal-data', OwnRecord>({
  service: 'personal-data',
  texts: { ...texts.pages, noEvidence: undefined },
  isOwn: (form: DraftForm): form is PersonalDataForm => form.service === 'personal-data',
  asKept: keptForm,
  useReference: useOwnRecord,
  useSkipped,
  credentialsOf,
  steps: [
    { code: 'data', title: texts.steps.data, Body: DataStep },
    { code: 'papers', title: texts.steps.papers, Body: PapersStep },
    { code: 'photo', title: texts.steps.photo, Body: PhotoStep },
  ],
  correctsAt: 'data',
  placeOfFault,
  placeOfProblem,
})

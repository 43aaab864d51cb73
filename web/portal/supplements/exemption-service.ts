import type { SupplementExemptionForm } from '#contracts/forms/supplement-exemption.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { definePortalService } from '../service/define-portal-service.tsx'
import { ExemptionRow } from './exemption-row.tsx'
import { keptExemption } from './kept-forms.ts'
import { placeOfFault, placeOfProblem, ROW_STEP } from './places.ts'
import { rowTexts } from './row-texts.ts'
import { type SupplementReference, useSupplementReference } from './supplement-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'

/** The web part of one kind of 成绩补登: a page with 「保存」. */
export const supplementExemptionService = definePortalService<'supplement-exemption', SupplementReference>({
  service: 'supplement-exemption',
  texts: rowTexts,
  isOwn: (form: DraftForm): form is SupplementExemptionForm => form.service === 'supplement-exemption',
  asKept: keptExemption,
  useReference: useSupplementReference,
  credentialsOf: ({ proofId }) => (proofId === undefined ? [] : [proofId]),
  isOnePage: true,
  steps: [{ code: ROW_STEP, title: texts.kinds['supplement-exemption'], Body: ExemptionRow }],
  correctsAt: ROW_STEP,
  placeOfFault,
  placeOfProblem,
})

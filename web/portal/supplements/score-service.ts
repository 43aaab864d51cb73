import type { SupplementScoreForm } from '#contracts/forms/supplement-score.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { definePortalService } from '../service/define-portal-service.tsx'
import { keptScore } from './kept-forms.ts'
import { placeOfFault, placeOfProblem, ROW_STEP } from './places.ts'
import { rowTexts } from './row-texts.ts'
import { ScoreRow } from './score-row.tsx'
import { type SupplementReference, useSupplementReference } from './supplement-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'

/** The web part of one kind of 成绩补登: a page with 「保存」. */
export const supplementScoreService = definePortalService<'supplement-score', SupplementReference>({
  service: 'supplement-score',
  texts: rowTexts,
  isOwn: (form: DraftForm): form is SupplementScoreForm => form.service === 'supplement-score',
  asKept: keptScore,
  useReference: useSupplementReference,
  credentialsOf: ({ proofId }) => (proofId === undefined ? [] : [proofId]),
  isOnePage: true,
  steps: [{ code: ROW_STEP, title: texts.kinds['supplement-score'], Body: ScoreRow }],
  correctsAt: ROW_STEP,
  placeOfFault,
  placeOfProblem,
})

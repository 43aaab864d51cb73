import type { SupplementTransferForm } from '#contracts/forms/supplement-transfer.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { definePortalService } from '../service/define-portal-service.tsx'
import { keptTransfer } from './kept-forms.ts'
import { placeOfFault, placeOfProblem, ROW_STEP } from './places.ts'
import { rowTexts } from './row-texts.ts'
import { type SupplementReference, useSupplementReference } from './supplement-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'
import { TransferRow } from './transfer-row.tsx'

/** The web part of one kind of 成绩补登: a page with 「保存」. */
export const supplementTransferService = definePortalService<'supplement-transfer', SupplementReference>({
  service: 'supplement-transfer',
  texts: rowTexts,
  isOwn: (form: DraftForm): form is SupplementTransferForm => form.service === 'supplement-transfer',
  asKept: keptTransfer,
  useReference: useSupplementReference,
  credentialsOf: ({ proofId }) => (proofId === undefined ? [] : [proofId]),
  isOnePage: true,
  steps: [{ code: ROW_STEP, title: texts.kinds['supplement-transfer'], Body: TransferRow }],
  correctsAt: ROW_STEP,
  placeOfFault,
  placeOfProblem,
})

import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { definePortalService } from '../service/define-portal-service.tsx'
import { BesideTransfer } from './beside-transfer.tsx'
import { DestinationStep } from './destination-step.tsx'
import { keptForm } from './kept-form.ts'
import { placeOfFault, placeOfProblem } from './places.ts'
import { ScoresStep } from './scores-step.tsx'
import { transferOutTexts as texts } from './transfer-out.texts.ts'
import { type TransferChoices, useChoices } from './transfer-out-wizard.ts'
import { useDepartureState } from './use-departure-state.ts'

/** The web part of 本市转出: the pages of the manual's chapter 3.4 (TRO-01, TRO-02). */
export const transferOutService = definePortalService<'transfer-out', TransferChoices>({
  service: 'transfer-out',
  texts: { ...texts.pages, noEvidence: undefined },
  isOwn: (form: DraftForm): form is TransferOutForm => form.service === 'transfer-out',
  asKept: keptForm,
  useReference: useChoices,
  credentialsOf: () => [],
  steps: [
    { code: 'destination', title: texts.steps.destination, Body: DestinationStep },
    { code: 'scores', title: texts.steps.scores, Body: ScoresStep },
  ],
  Beside: BesideTransfer,
  useAfterwards: useDepartureState,
  correctsAt: 'destination',
  placeOfFault,
  placeOfProblem,
})

import type { ServiceTexts } from '../service/portal-service.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'

/** The words of the frame's pages, the same for the three kinds. */
export const rowTexts: ServiceTexts = {
  lead: texts.lead,
  help: texts.help,
  items: texts.items,
  noEvidence: undefined,
  acts: { submit: texts.save, reasons: texts.reasonsAct, refile: texts.refile },
  advice: { supported: texts.advice, unsupported: texts.advice, undecided: texts.advice },
}

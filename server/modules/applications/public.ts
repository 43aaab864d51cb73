export { type ApplicationRow, findApplication, lockApplication } from './application.store.ts'
export { LEVEL_WORDS } from './application.view.ts'
export {
  decideApplication,
  hasDecidedElsewhere,
  standingDecision,
  undoDecision,
} from './decide-application.ts'
export { deleteOldDrafts } from './draft.store.ts'
export { beginDraft, keepDraft } from './edit-draft.ts'
export { listSteps, type StepRow } from './filing.store.ts'
export { requireFilingTicket, type TicketHolder } from './filing-ticket.ts'
export { listOpenDrafts, listOwnMatters, type OpenDraft, type OwnMatter } from './own-matters.store.ts'
export { openRevision } from './sealed-revision.ts'
export { submit } from './submit-draft.ts'

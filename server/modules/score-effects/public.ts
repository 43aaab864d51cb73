export { listPasses, type PassesOf } from './list-passes.ts'
export { requireActiveTicket } from './require-active-ticket.ts'
export { takeScoresBack } from './take-scores-back.ts'

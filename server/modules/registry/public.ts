export {
  deletePersonsOfBatch,
  deleteTicketsOfBatch,
  insertPersons,
  insertTickets,
} from './brought-in.store.ts'
export { isInScope, schoolsInScope } from './candidate-scope.policy.ts'
export {
  correctionsSince,
  correctPerson,
  holderOf,
  undoCorrection,
} from './correct-person.ts'
export { matchPersons } from './find-candidates.ts'
export {
  awaitDecisions,
  findAccountState,
  findPerson,
  holdPerson,
  holdPersons,
  setContact,
  setPhone,
} from './person.store.ts'
export { maskedValue, type PersonValue, type Replaced } from './person-value.ts'
export { provePhotos } from './photo-proof.ts'
export { putPhotosOfBatch, undoPhotosOfBatch } from './photos-of-batches.ts'
export { contactOf, phoneOf, sealContact, viewCandidate, viewTicket, wordsOfIdType } from './registry.view.ts'
export { requireAuthority } from './require-authority.ts'
export { requireCandidate } from './require-candidate.ts'
export { requireOwnKeys } from './require-own-keys.ts'
export { nameIndex } from './sealed-value.ts'
export { findTicket, listTicketsOf, moveTicket, type TicketState, ticketStateAt } from './ticket.store.ts'

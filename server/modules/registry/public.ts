export {
  deletePersonsOfBatch,
  deleteTicketsOfBatch,
  insertPersons,
  insertTickets,
} from './brought-in.store.ts'
export { isInScope, schoolsInScope } from './candidate-scope.policy.ts'
export { matchPersons } from './find-candidates.ts'
export {
  findAccountState,
  findPerson,
  holdPerson,
  holdPersons,
  setContact,
  setPhone,
} from './person.store.ts'
export { contactOf, phoneOf, sealContact, viewCandidate, wordsOfIdType } from './registry.view.ts'
export { requireAuthority } from './require-authority.ts'
export { requireCandidate } from './require-candidate.ts'
export { findTicket, listTicketsOf } from './ticket.store.ts'

export { graduationService } from './graduation-service.ts'
export { graduationTerms } from './terms-section.store.ts'

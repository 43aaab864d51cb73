export { exemptionService } from './exemption-service.ts'
export { exemptionPreconditions } from './preconditions-section.store.ts'
export { exemptionRules } from './rules-section.store.ts'

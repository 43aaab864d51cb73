export { exemptionService } from './exemption-service.ts'
export { listExemptible } from './list-exemptible.ts'
export { exemptionPreconditions } from './preconditions-section.store.ts'
export { exemptionRules } from './rules-section.store.ts'

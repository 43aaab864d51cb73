export { supplementLimits } from './limits-section.store.ts'
export { supplementExemptionService } from './supplement-exemption-service.ts'
export { supplementScoreService } from './supplement-score-service.ts'
export { supplementTransferService } from './supplement-transfer-service.ts'

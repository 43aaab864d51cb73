export { exemptionService } from './exemption-service.ts'

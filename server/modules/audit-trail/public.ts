export { verifyChains } from './audit-trail.store.ts'

export { listSanctionsInForce } from './sanction.store.ts'

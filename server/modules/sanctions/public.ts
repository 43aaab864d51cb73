export { sanctionsInForce } from './sanction.store.ts'

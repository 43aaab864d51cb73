export { checkSeals, renewSeals } from './check-seals.ts'

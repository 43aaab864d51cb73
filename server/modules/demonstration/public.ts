export { assertNoDemonstration, seedDemonstration } from './seed.ts'

export { PERSONAS } from './personas.ts'
export { assertNoDemonstration, assertOnlyDemonstration, seedDemonstration } from './seed.ts'
export { seedSampleApplications } from './seed-applications.ts'
export { STAFF_PASSWORD, sampleTotpSecret } from './seed-staff.ts'

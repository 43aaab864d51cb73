export { hasEndsOf } from './audit-digest.store.ts'
export { readDigestFile, signTrail } from './audit-digest.ts'
export { verifyWith } from './read-trail.ts'

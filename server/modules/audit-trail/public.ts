export { hasEndsOf } from './audit-digest.store.ts'
export { readDigestFile, signTrail } from './audit-digest.ts'
export { isClockCompared } from './audit-trail.store.ts'
export { verifyWith } from './read-trail.ts'

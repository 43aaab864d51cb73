export { signTrail } from './audit-digest.ts'
export { readDigestFile } from './digest-document.ts'
export { type TrailFault, verifyWith } from './verify-trail.ts'

export { makeFirstAdministrator } from './first-administrator.ts'
export { requireRecentProof } from './require-recent-proof.ts'
export { rescueAdministrator } from './rescue-administrator.ts'

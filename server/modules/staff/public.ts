export { makeFirstAdministrator } from './first-administrator.ts'
export { requireRecentProof } from './require-recent-proof.ts'
export { rescueAdministrator } from './rescue-administrator.ts'
export { type RolesVerdict, sealUnsealedRoles, verifyRoles } from './roles-seal.store.ts'

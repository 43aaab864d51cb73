export { openPackage } from './open-package.ts'
export { sealAnswer } from './seal-answer.ts'
export { trustedInstallations } from './trust/trusted-installations.ts'

export { openPackage } from './open-package.ts'
export { sealAnswer } from './seal-answer.ts'

export { claim, requireVisible } from './claim-review.ts'
export { decide } from './decide-review.ts'
export { rejectReasons } from './reasons-section.store.ts'

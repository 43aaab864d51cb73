export { fees } from './fees/fees-section.store.ts'
export { followMove } from './fees/follow-move.ts'
export { paymentTasks } from './payment-tasks.ts'
export { payAtCounter } from './record/pay-at-counter.ts'

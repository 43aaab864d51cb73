export type { Arrival, ArrivingCourse, ArrivingPackage } from './arrival.ts'
export { takeIn } from './taking-in/take-in.ts'

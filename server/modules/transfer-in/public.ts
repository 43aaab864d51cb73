export type { Arrival, ArrivingCourse, ArrivingPackage } from './arrival.ts'
export { inboundFiles } from './arriving/inbound-files.ts'
export { matchWaiting } from './arriving/matching/match-waiting.ts'
export { takeIn } from './taking-in/take-in.ts'

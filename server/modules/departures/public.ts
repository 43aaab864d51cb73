export { closeDeparture, openDeparture } from './open-departure.ts'

export { departureTasks } from './departure-tasks.ts'
export { closeDeparture, openDeparture } from './open-departure.ts'

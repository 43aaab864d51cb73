export { remindOfDeadlines } from './remind-deadlines.ts'

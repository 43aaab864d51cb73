export { publicationTasks } from './publication-tasks.ts'

export { listBatches } from './batch.store.ts'
export { viewBatch } from './import.view.ts'
export { importTasks } from './import-tasks.ts'

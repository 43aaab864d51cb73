export { listBatches } from './batch.store.ts'
export { viewBatch } from './import.view.ts'
export { importTasks } from './import-tasks.ts'
export { sweepImports } from './sweep-imports.ts'

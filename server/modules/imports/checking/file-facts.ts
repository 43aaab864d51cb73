import type { findBatch } from '../batch.store.ts'
import type { KeptLayout } from '../columns/layout.ts'

/** The batch whose file is checked. */
export type CheckedBatch = NonNullable<Awaited<ReturnType<typeof findBatch>>>

/** What the officer should know of the file itself. */
export interface FileFacts {
  warnings: string[]
  /** By whose word its columns are read, where the titles alone do not tell. */
  layout: KeptLayout | undefined
}

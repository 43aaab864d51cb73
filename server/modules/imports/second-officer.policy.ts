import { IMPORT_KINDS } from '#contracts/office/imports.ts'
import { kindNamed } from './kind-of.ts'

/**
 * Whether a batch is for another officer to apply. Photographs tell who a candidate is from the moment when they are applied, and nobody looks at
 * them after that, as a second person looks at scores before they are published (decision 0091).
 */
export function isForAnother(batch: { kind: string; uploadedBy: string }, staffId: string): boolean {
  return IMPORT_KINDS[kindNamed(batch.kind)].isAppliedByAnother && batch.uploadedBy === staffId
}

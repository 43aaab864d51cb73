import type { ImportKind } from '#contracts/office/imports.ts'
import type { Deps } from '#server/deps.ts'
import type { ImportDefinition, KindBatch } from '#server/import-kind.ts'

/** Finds the definition of a batch's kind. */
export function kindOf(
  { importKinds }: Pick<Deps, 'importKinds'>,
  batch: { kind: string },
): ImportDefinition {
  return importKinds[kindNamed(batch.kind)]
}

/** The kind that a batch's column names. The table holds known kinds only. */
export function kindNamed(kind: string): ImportKind {
  return kind as ImportKind
}

/** What a kind is told of a batch. */
export function kindBatch(
  batch: {
    id: string
    sitting_id: string | null
    school_id: string | null
    is_double: boolean
    entry_of: string | null
  },
  at: Date,
): KindBatch {
  return {
    id: batch.id,
    sittingId: batch.sitting_id ?? undefined,
    schoolId: batch.school_id ?? undefined,
    isCompared: batch.is_double || batch.entry_of !== null,
    at,
  }
}

import { IMPORT_KINDS, type ImportKind } from '#contracts/office/imports.ts'
import { useMay } from '../session.ts'
import { kindWords } from './imports.texts.ts'

/** The score files first: they are what is brought in most. */
const ORDER: readonly ImportKind[] = [
  'exam_scores',
  'practice_scores',
  'candidates',
  'candidate_photos',
  'inbound_transfers',
]

/** The kinds of file that this person brings in: a school's registrar those of schools only (IMP-01). */
export function useKinds(): { value: ImportKind; label: string }[] {
  // Whoever applies is the authority's.
  const isAuthority = useMay()('import.apply')
  return ORDER.filter((kind) => isAuthority || IMPORT_KINDS[kind].isForSchools).map((value) => ({
    value,
    label: kindWords[value] ?? value,
  }))
}

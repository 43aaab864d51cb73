import { candidateFiles, scoreFiles } from '#modules/imports/public.ts'
import type { Adapters } from './deps.ts'
import type { ImportKinds } from './import-kind.ts'

/** Creates every kind of file that the desk brings in, by name: the one place that knows all of them. */
export function createImportKinds(deps: Adapters): ImportKinds {
  return {
    candidates: candidateFiles(deps),
    exam_scores: scoreFiles('exam'),
    practice_scores: scoreFiles('practice'),
  }
}

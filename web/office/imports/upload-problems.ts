import { IMPORT_KINDS, type ImportKind, MAX_IMPORT_BYTES } from '#contracts/office/imports.ts'
import { importsTexts as texts } from './imports.texts.ts'

type Chosen = { file: Pick<File, 'name' | 'size'> | undefined } & (
  | { kind: ImportKind; sittingId: string }
  | { firstId: string }
  | { correctsId: string }
)

/** Finds the problems of an upload that show before it is sent (IMP-01); the server checks the content. */
export function uploadProblems(chosen: Chosen): { field: string; text: string }[] {
  const text = fileProblem(chosen.file)
  return [
    ...('kind' in chosen && IMPORT_KINDS[chosen.kind].hasSitting && chosen.sittingId === ''
      ? [{ field: 'sittingId', text: texts.chooseSitting }]
      : []),
    ...(text === undefined ? [] : [{ field: 'file', text }]),
  ]
}

function fileProblem(file: Chosen['file']): string | undefined {
  if (!file) return texts.fileMissing
  if (/\.xls$/i.test(file.name)) return texts.fileOld
  if (!/\.(xlsx|csv)$/i.test(file.name)) return texts.fileOther
  if (file.size === 0) return texts.fileEmpty
  return file.size > MAX_IMPORT_BYTES ? texts.fileLarge : undefined
}

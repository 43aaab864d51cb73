import { IMPORT_KINDS, type ImportKind, MAX_IMPORT_BYTES } from '#contracts/office/imports.ts'
import { importsTexts as texts } from './imports.texts.ts'
import { photosTexts } from './photos.texts.ts'

type Chosen = { kind: ImportKind; file: Pick<File, 'name' | 'size'> | undefined } & (
  | NewFile
  | { firstId: string }
  | { correctsId: string }
)

interface NewFile {
  sittingId: string
  /** undefined where there is no choice. */
  schoolId?: string | undefined
}

/** Finds the problems of an upload that show before it is sent (IMP-01); the server checks the content. */
export function uploadProblems(chosen: Chosen): { field: string; text: string }[] {
  const text = fileProblem(chosen.file, IMPORT_KINDS[chosen.kind].format)
  return [
    ...('schoolId' in chosen && chosen.schoolId === ''
      ? [{ field: 'schoolId', text: texts.chooseSchool }]
      : []),
    ...('sittingId' in chosen && IMPORT_KINDS[chosen.kind].hasSitting && chosen.sittingId === ''
      ? [{ field: 'sittingId', text: texts.chooseSitting }]
      : []),
    ...(text === undefined ? [] : [{ field: 'file', text }]),
  ]
}

function fileProblem(file: Chosen['file'], format: 'sheet' | 'archive'): string | undefined {
  if (!file) return texts.fileMissing
  if (format === 'archive' && !/\.zip$/i.test(file.name)) return photosTexts.fileOther
  if (format === 'sheet' && /\.xls$/i.test(file.name)) return texts.fileOld
  if (format === 'sheet' && !/\.(xlsx|csv)$/i.test(file.name)) return texts.fileOther
  if (file.size === 0) return texts.fileEmpty
  return file.size > MAX_IMPORT_BYTES ? texts.fileLarge : undefined
}

import { IMPORT_KINDS, type ImportKind } from '#contracts/office/imports.ts'
import { importsTexts } from './imports.texts.ts'
import { photosTexts } from './photos.texts.ts'

const OF_PHOTOS = { ...importsTexts, ...photosTexts }

/** The words for a batch: rows of a spreadsheet, or photographs of an archive. */
export function textsOf(kind: ImportKind): typeof importsTexts | typeof OF_PHOTOS {
  return IMPORT_KINDS[kind].format === 'archive' ? OF_PHOTOS : importsTexts
}

import { copyArray, copyText } from '#platform/db/copy-text.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import { maskNumbersWithin, type NamedPhoto, partsOfName } from '#rulebook/record-photo/photo-file-name.ts'
import type { Adapters } from '#server/deps.ts'
import type { ImportColumn } from '#server/import-kind.ts'
import { keepableCell } from '../checking/stray-numbers.rules.ts'

/** What the report says of each file. */
export const PHOTO_COLUMNS: readonly ImportColumn[] = [
  { key: 'fileName', title: '文件名', synonyms: [], isRequired: true, example: '101000240000.jpg' },
  { key: 'size', title: '尺寸', synonyms: [], isRequired: false, example: '' },
]

/** The columns of `staged` for an archive of photographs. */
export const STAGED_PHOTOS =
  'row_no integer, cells text[], ticket_no text, numbers text[], digest text, fields jsonb, problems text[], notes text[]'

/** A photograph that is kept in the vault until its batch is applied. */
export interface KeptPhoto {
  imageId: string
  vaultKey: string
  mediaType: string
  width: number
  height: number
  bytes: number
  /** Hexadecimal. */
  digest: string
  look: string
}

/** What `fields` says of a file. */
export type PhotoFields = Partial<KeptPhoto> & {
  /** The name of the file, sealed: it may be a 证件号码. */
  nameCipher: string
}

export interface PhotoLine {
  place: number
  name: string
  named: Exclude<NamedPhoto, { kind: 'of_system' }>
  /** 「480×640，32 KB」 */
  size: string
  kept: KeptPhoto | undefined
  problems: readonly string[]
  notes: readonly string[]
}

const FIELD = 'import.file_name'
const NAME_LENGTH = 100

/** One file as a line of `staged`: no 证件号码 is in clear. */
export function photoLine({ cipher }: Pick<Adapters, 'cipher'>, line: PhotoLine): string {
  const { place, name, named, size, kept, problems, notes } = line
  const fields: PhotoFields = { ...kept, nameCipher: cipher.seal(FIELD, storable(name)).toString('hex') }
  const numbers = named.kind === 'number' ? idNumberIndexes(cipher, named.idNumber) : []
  return `${[
    String(place),
    copyArray([shownName(name, named), size]),
    named.kind === 'ticket' ? named.ticketNo : '',
    copyArray(numbers.map((index) => index.toString('hex'))),
    kept?.digest ?? '\\N',
    copyText(JSON.stringify(fields)),
    copyArray(problems),
    copyArray(notes),
  ].join('\t')}\n`
}

/** The cells as they are shown to whoever brought the archive: the name as it was. */
export function restoredCells(
  { cipher }: Pick<Adapters, 'cipher'>,
  { cells, fields }: { cells: readonly string[]; fields: unknown },
): string[] {
  const { nameCipher } = fields as PhotoFields
  return [cipher.open(FIELD, Buffer.from(nameCipher, 'hex')), ...cells.slice(1)]
}

/** A name that is a 证件号码 is masked whole, whatever its document; of any other what looks like a number. */
function shownName(name: string, named: NamedPhoto): string {
  if (named.kind !== 'number') return maskedBeginning(name)
  const { folders, base, extension } = partsOfName(name)
  return `${maskedBeginning(folders)}${maskIdNumber(base)}${extension}`
}

function maskedBeginning(path: string): string {
  return beginningOf(maskNumbersWithin(keepableCell(path)), NAME_LENGTH)
}

/** Without what PostgreSQL and a spreadsheet cannot keep. */
function storable(name: string): string {
  return beginningOf(name.replaceAll(/\p{Cc}/gu, '').toWellFormed(), 400)
}

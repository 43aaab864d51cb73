import { fold } from '../folding/fold.ts'
import { guessIdType } from '../identity/guess-id-type.ts'
import { judgeIdNumber } from '../identity/id-number.ts'
import { isTicketNo } from '../identity/ticket-no.ts'
import { maskIdNumber } from '../masking.ts'

/** Whose photograph a file is by its name, or why the name does not say. */
export type NamedPhoto =
  | { kind: 'ticket'; ticketNo: string }
  | { kind: 'number'; idNumber: string }
  /** Its extension is none of a picture that is taken in. */
  | { kind: 'other_file' }
  /** Its name is neither a 准考证号 nor a 证件号码. */
  | { kind: 'other_name' }
  /** What a system puts beside the files of a folder, for itself. */
  | { kind: 'of_system' }

/** A name parted into what the report shows: the folders with their last slash, the name itself, and the extension with its dot. */
export interface FileNameParts {
  folders: string
  base: string
  extension: string
}

const OF_SYSTEM = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i
const PICTURE = /^\.(jpe?g|png)$/i
const RUN = /[\dA-Z０-９Ａ-Ｚ]{5,}/giu

/** Reads whose photograph a file of an archive is: its name without folders and extension is a 准考证号 or a 证件号码 (IMP-01). */
export function readPhotoName(path: string): NamedPhoto {
  if (OF_SYSTEM.test(path)) return { kind: 'of_system' }
  const { base, extension } = partsOfName(path)
  if (!PICTURE.test(extension)) return { kind: 'other_file' }
  const ticketNo = fold('ticket_no', base)
  if (isTicketNo(ticketNo)) return { kind: 'ticket', ticketNo }
  const idNumber = fold('id_number', base)
  return isNumber(idNumber) ? { kind: 'number', idNumber } : { kind: 'other_name' }
}

function isNumber(folded: string): boolean {
  const type = guessIdType(folded)
  return type !== undefined && judgeIdNumber(type, folded) === 'ok'
}

/**
 * Masks in a path what would be a 证件号码 if it stood alone (ACC-02): it may stand beside a mark such as 「(1)」, or before an extension
 * that is not taken in. Words of letters alone stay.
 */
export function maskNumbersWithin(path: string): string {
  return path.replaceAll(RUN, (run) => {
    const folded = fold('id_number', run)
    return isNumber(folded) && /(?:.*\d){4}/.test(folded) ? maskIdNumber(run) : run
  })
}

/** Parts a path. */
export function partsOfName(path: string): FileNameParts {
  const start = path.lastIndexOf('/') + 1
  const dot = path.lastIndexOf('.')
  const end = dot > start ? dot : path.length
  return { folders: path.slice(0, start), base: path.slice(start, end), extension: path.slice(end) }
}

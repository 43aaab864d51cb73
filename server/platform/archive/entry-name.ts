import { type Entry, getFileNameLowLevel } from 'yauzl'

/** The flag by which a name says that it is UTF-8 (APPNOTE 4.4.4, bit 11). */
const SAYS_UTF8 = 0x800
/** Info-ZIP's own field for a name in UTF-8 beside another one (APPNOTE 4.6.9). */
const UNICODE_PATH = 0x7075

const utf8 = new TextDecoder('utf-8', { fatal: true })
const gbk = new TextDecoder('gb18030')

/**
 * The name of an entry, its folders parted by slashes. Chinese Windows writes names as GBK and does not say so; by the standard they would be
 * read as the code page of the first IBM PC, and a second byte of GBK that is a backslash would part a name in two.
 */
export function nameOfEntry(entry: Entry): string {
  const { generalPurposeBitFlag: flags, fileNameRaw, extraFields } = entry
  const isTold = (flags & SAYS_UTF8) !== 0 || extraFields.some(({ id }) => id === UNICODE_PATH)
  return isTold ? getFileNameLowLevel(flags, fileNameRaw, extraFields, false) : untold(fileNameRaw)
}

function untold(bytes: Buffer): string {
  let name: string
  try {
    name = utf8.decode(bytes)
  } catch {
    name = gbk.decode(bytes)
  }
  return name.replaceAll('\\', '/')
}

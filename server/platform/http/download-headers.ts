/** The kinds of files that the product sends, each with its media type. The contract of a route names the same type. */
const MEDIA_TYPES = {
  json: 'application/json',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
} as const

interface Download {
  /** Decides the media type and the ending of both names. */
  kind: keyof typeof MEDIA_TYPES
  /** The name in ASCII, without its ending. */
  name: string
  /** The name that people see, in any script and without its ending, where it differs from `name`. */
  shownAs?: string
  /** Both values forbid every cache to store the file; by default it is also marked as one reader's. */
  cache?: 'private, no-store' | 'no-store'
}

/**
 * Makes the headers of an answer that a browser saves as a file. Whatever the names contain, each header stays one line and each name one
 * value (RFC 6266): what is not safe in the ASCII name becomes `_`, and the shown name is percent-encoded.
 */
export function downloadHeaders(file: Download): Record<string, string> {
  return {
    'content-type': MEDIA_TYPES[file.kind],
    'content-disposition': dispositionOf(file),
    'cache-control': file.cache ?? 'private, no-store',
    'x-content-type-options': 'nosniff',
  }
}

function dispositionOf({ kind, name, shownAs }: Download): string {
  const plain = `attachment; filename="${asciiName(name)}.${kind}"`
  return shownAs === undefined ? plain : `${plain}; filename*=UTF-8''${encoded(`${shownAs}.${kind}`)}`
}

/** Some browsers decode `%` in this name, and browsers disagree about escaped quotes and backslashes (RFC 6266, appendix D). */
function asciiName(name: string): string {
  return name.replace(/[^ -~]|["%/\\]/gu, '_')
}

/** RFC 8187 allows fewer characters than `encodeURIComponent` leaves, and half a surrogate pair has no encoding. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

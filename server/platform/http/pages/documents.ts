import { readFile } from 'node:fs/promises'

/** The document of one entrance, as it is sent but for the nonce and the session. */
export interface Documents {
  /** With the picture of the sign-in page. */
  withStill: string
  /** For everybody else: with links to the scripts, or with what draws the page at this address before them. */
  plainAt: (path: string) => string
}

const MODE_MARK = '__MODE__'
/** What only a document has that shows nothing by itself: the scripts are loaded at once. */
const PLAIN = /<!--\/?plain-->/g
const PLAIN_PART = /<!--plain-->[\s\S]*?<!--\/plain-->/g
/** The picture of the sign-in page, drawn when the pages were built, for one mode. */
const STILL = /<!--still:(\w+)-->([\s\S]*?)<!--\/still-->/g
/** What only the document of one address has. */
const AT = /<!--at:([^>]+)-->([\s\S]*?)<!--\/at-->/g

/** Reads a document that the build has written, and makes all its forms. */
export async function readDocuments(file: string, mode: 'demonstration' | 'production'): Promise<Documents> {
  const whole = (await readFile(file, 'utf8')).replace(MODE_MARK, mode)
  const unseen = whole.replace(STILL, '')
  const seenAt = (path: string) =>
    unseen.replace(PLAIN_PART, '').replace(AT, (_, address, part) => (address === path ? part : ''))
  const pages = new Map([...unseen.matchAll(AT)].map(([, address = '']) => [address, seenAt(address)]))
  const others = unseen.replace(AT, '').replace(PLAIN, '')
  return {
    withStill: whole
      .replace(PLAIN_PART, '')
      .replace(AT, '')
      .replace(STILL, (_, drawnFor, picture) => (drawnFor === mode ? picture : '')),
    plainAt: (path) => pages.get(path) ?? others,
  }
}

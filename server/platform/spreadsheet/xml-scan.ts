import { SheetFault } from './sheet-fault.ts'
import { decodeXmlText } from './xml-text.ts'

/** Who listens to a scan. Names come without prefix; `tag` is what stands between `<` and `>`. */
export interface XmlListener {
  open(name: string, tag: string): void
  close(name: string): void
  text(text: string): void
  wantsText(): boolean
}

/** A scan under way; `push` takes the document's next piece, `end` says there is no more. */
export interface XmlScan {
  push(piece: string): void
  end(): void
}

const LONGEST_TOKEN = 4_000_000
const SLASH = 47
const BANG = 33
const QUESTION = 63
const DOUBLE_QUOTE = 34

/**
 * A scanner only as large as the big parts of a workbook need: several times the speed of a whole parser,
 * which reads the small parts. Throws `dangerous` on DOCTYPE, `cell_too_long` on an endless token,
 * `truncated` when the document stops inside a token or an element.
 */
export function createXmlScan(listener: XmlListener): XmlScan {
  let carry = ''
  let depth = 0
  const nested: string[] = []

  function markup(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
    if (text.startsWith('<![CDATA[', at)) {
      const next = after(text, ']]>', at + 9)
      if (next > 0 && listener.wantsText())
        listener.text(text.slice(at + 9, next - 3).replace(/\r\n?/g, '\n'))
      return next
    }
    if (text.length - at < 9 && ('<!--'.startsWith(text.slice(at)) || '<![CDATA['.startsWith(text.slice(at))))
      return 0
    throw new SheetFault('dangerous')
  }

  function element(text: string, at: number): number {
    const end = endOfTag(text, at)
    if (end < 0) return 0
    if (text.charCodeAt(at + 1) === SLASH) {
      const name = localName(text.slice(at + 2, end))
      depth -= 1
      if (depth < 0 || nested[depth] !== name) throw new SheetFault('not_a_sheet')
      listener.close(name)
      return end + 1
    }
    const isEmpty = text.charCodeAt(end - 1) === SLASH
    const tag = text.slice(at + 1, isEmpty ? end - 1 : end)
    const name = localName(tag)
    listener.open(name, tag)
    if (isEmpty) listener.close(name)
    else nested[depth++] = name
    return end + 1
  }

  function token(text: string, at: number): number {
    const next = text.charCodeAt(at + 1)
    if (next === QUESTION) return after(text, '?>', at + 2)
    return next === BANG ? markup(text, at) : element(text, at)
  }

  function consume(text: string): number {
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open < 0 || open + 1 === text.length) return at
      if (open > at && listener.wantsText()) listener.text(decodeXmlText(text.slice(at, open)))
      const next = token(text, open)
      if (next === 0) return open
      at = next
    }
  }

  return {
    push(piece) {
      const text = carry === '' ? piece : carry + piece
      carry = text.slice(consume(text))
      if (carry.length > LONGEST_TOKEN) throw new SheetFault('cell_too_long')
    },
    end() {
      if (depth > 0 || carry.includes('<')) throw new SheetFault('truncated')
    },
  }
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? 0 : at + mark.length
}

/** A `>` may stand inside a quoted value: the tag ends where what precedes it is a name or a closed quote. */
function endOfTag(text: string, at: number): number {
  let end = text.indexOf('>', at)
  while (end >= 0) {
    const before = text.charCodeAt(text.charCodeAt(end - 1) === SLASH ? end - 2 : end - 1)
    if (before === DOUBLE_QUOTE || isClosed(text.slice(at, end))) return end
    end = text.indexOf('>', end + 1)
  }
  return end
}

function isClosed(tag: string): boolean {
  return !tag.includes('=') || !/["']/.test(tag.replace(/"[^"]*"|'[^']*'/g, ''))
}

function localName(tag: string): string {
  const end = tag.search(/\s/)
  const name = end < 0 ? tag : tag.slice(0, end)
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The value of an attribute without prefix in a scanned tag; undefined when it is not there. */
export function attributeOf(tag: string, name: 'r' | 's' | 't'): string | undefined {
  const quick = tag.indexOf(` ${name}="`)
  if (quick >= 0) return tag.slice(quick + 4, tag.indexOf('"', quick + 4))
  if (!/['\t\r\n]|\s=|=\s/.test(tag)) return undefined
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found?.[1] ?? found?.[2]
}

import { SheetFault } from './sheet-fault.ts'

const NAMED = new Map(Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }))

function characterOf(name: string, whole: string): string {
  const named = NAMED.get(name)
  if (named !== undefined) return named
  const code = /^#x[0-9a-f]{1,6}$/i.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : /^#\d{1,7}$/.test(name)
      ? Number(name.slice(1))
      : -1
  // A person's 「王&小明」 by a careless writer, not an entity.
  if (!/^#?[a-z0-9_.:-]+;$/i.test(whole)) throw new SheetFault('bare_ampersand')
  // Only the five names XML itself knows: a document that needs others wants entities declared.
  if (code < 0 || code > 0x10ffff) throw new SheetFault('dangerous')
  return String.fromCodePoint(code)
}

/** XML character data as text: line ends as LF, references resolved; throws `dangerous` on other entities, `bare_ampersand` on a `&` that is none. */
export function decodeXmlText(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  return text.includes('&')
    ? text.replace(/&([^;&]*);?/g, (all, name: string) => characterOf(name, all.slice(1)))
    : text
}

/** Excel's own escapes for what XML cannot hold, `_x000D_`, as the characters they mean (ECMA-376, ST_Xstring). */
export function decodeExcelEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** Any text as XML character data that Excel reads back as the same text; half surrogate pairs become U+FFFD. */
export function encodeExcelText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => {
        return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
      })
      .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  )
}

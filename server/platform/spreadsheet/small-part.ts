import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { SheetFault } from './sheet-fault.ts'
import { decodeBytes } from './text-pieces.ts'
import type { ZipParts } from './zip-parts.ts'

const MAX_CHARACTERS = 20_000_000

/** An opened element of a small part: its name without prefix, its attributes with `:` for any prefix. */
export interface SmallElement {
  name: string
  attributes: Readonly<Record<string, string>>
}

/**
 * Walks a small part of a workbook element by element, with a whole XML parser. Throws `not_a_sheet` when it
 * is not XML, `dangerous` on DOCTYPE, `zip_bomb` when it is no small part.
 */
export async function walkSmallPart(parts: ZipParts, name: string, visit: SmallVisit): Promise<void> {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('doctype', () => {
    throw new SheetFault('dangerous')
  })
  parser.on('error', () => {
    throw new SheetFault('not_a_sheet')
  })
  parser.on('opentag', (tag) => visit.open(elementOf(tag)))
  parser.on('closetag', (tag) => visit.close?.(tag.local))
  let characters = 0
  for await (const piece of decodeBytes(parts.read(name), 'utf-8')) {
    characters += piece.length
    if (characters > MAX_CHARACTERS) throw new SheetFault('zip_bomb')
    parser.write(piece)
  }
  parser.close()
}

/** Who walks along. */
export interface SmallVisit {
  open(element: SmallElement): void
  close?(name: string): void
}

function elementOf(tag: SaxesTagNS): SmallElement {
  const attributes: Record<string, string> = {}
  for (const attribute of Object.values<SaxesAttributeNS>(tag.attributes)) {
    // `sheetId`, `id` and `r:id` are three things: a prefix stays visible as its colon.
    if (attribute.prefix !== 'xmlns')
      attributes[attribute.prefix === '' ? attribute.local : `:${attribute.local}`] = attribute.value
  }
  return { name: tag.local, attributes }
}

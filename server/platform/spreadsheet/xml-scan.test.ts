import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { createXmlScan } from './xml-scan.ts'

type Seen = string[]

/** Neighbouring texts as one: where a text is cut is nobody's promise. */
function add(seen: Seen, kind: 'open' | 'close' | 'text', value: string) {
  const last = seen.at(-1)
  if (kind === 'text' && last?.startsWith('text')) seen[seen.length - 1] = last + value
  else if (value !== '') seen.push(`${kind} ${value}`)
}

function scanned(pieces: readonly string[]): Seen {
  const seen: Seen = []
  const scan = createXmlScan({
    open: (name) => add(seen, 'open', name),
    close: (name) => add(seen, 'close', name),
    text: (text) => add(seen, 'text', text),
    wantsText: () => true,
  })
  for (const piece of pieces) scan.push(piece)
  scan.end()
  return seen
}

function parsed(xml: string): Seen {
  const seen: Seen = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', ({ local }) => add(seen, 'open', local))
  parser.on('closetag', ({ local }) => add(seen, 'close', local))
  parser.on('text', (text) => add(seen, 'text', text))
  parser.on('cdata', (text) => add(seen, 'text', text))
  parser.write(xml).close()
  return seen
}

const leaf = fc.constantFrom(
  '张三',
  '&lt;&amp;&#65;&#x4e00;',
  'a\r\nb',
  '<![CDATA[<x>&]]>',
  '<!-- <row> -->',
  '<c/>',
  '<c r="A1" s=\'1\' />',
  '<c a="x>y"/>',
  "<c a='\"'/>",
  '<?pi x?>',
)
const inner = fc.array(leaf, { maxLength: 6 })
const document = fc
  .array(inner, { maxLength: 4 })
  .map(
    (rows) =>
      `<?xml version="1.0"?><p:s xmlns:p="u">${rows.map((row) => `<row r="1">${row.join('')}</row>`).join('')}</p:s>`,
  )

test('IMP-01 the quick scanner sees what a whole XML parser sees, however the document is cut', () => {
  fc.assert(
    fc.property(document, (xml) => {
      const expected = parsed(xml)
      expect(scanned([xml])).toEqual(expected)
      expect(scanned([...xml])).toEqual(expected)
    }),
  )
})

import { SheetFault } from './sheet-fault.ts'
import { createXmlScan, type XmlScan } from './xml-scan.ts'
import { decodeExcelEscapes } from './xml-text.ts'

const BLOCK_STRINGS = 1024
const MAX_CHARACTERS = 200_000_000
const MAX_STRINGS = 20_000_000

/** The texts a workbook keeps once and cells name by number. */
export interface SharedStrings {
  add(text: string): void
  find(index: number): string | undefined
}

/**
 * Texts packed a thousand to a block, since millions of small strings cost several times their letters.
 * Throws `zip_bomb` beyond 200 million characters.
 */
export function createSharedStrings(): SharedStrings {
  const blocks: { text: string; ends: Uint32Array }[] = []
  let open: string[] = []
  let characters = 0
  return {
    add(text) {
      characters += text.length
      if (characters > MAX_CHARACTERS || blocks.length * BLOCK_STRINGS > MAX_STRINGS)
        throw new SheetFault('zip_bomb')
      open.push(text)
      if (open.length < BLOCK_STRINGS) return
      let end = 0
      const ends = Uint32Array.from(open, (each) => {
        end += each.length
        return end
      })
      blocks.push({ text: open.join(''), ends })
      open = []
    },
    find(index) {
      const block = blocks[Math.floor(index / BLOCK_STRINGS)]
      const within = index % BLOCK_STRINGS
      if (block === undefined) return open[index - blocks.length * BLOCK_STRINGS]
      return block.text.slice(within === 0 ? 0 : block.ends[within - 1], block.ends[within])
    },
  }
}

/** Reads xl/sharedStrings.xml into `strings`: the runs of a rich text joined, its pronunciation left out. */
export function scanSharedStrings(strings: SharedStrings): XmlScan {
  let text = ''
  let isText = false
  let isPhonetic = false
  return createXmlScan({
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') isText = !isPhonetic
      else if (name === 'rPh') isPhonetic = true
    },
    close(name) {
      if (name === 'si') strings.add(decodeExcelEscapes(text))
      else if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
    },
    wantsText: () => isText,
    text(piece) {
      text += piece
    },
  })
}

import encodeQR from 'qr'
import type { PageWriter } from '../page-writer.ts'
import type { PaperMark } from '../pdf-document.ts'

/**
 * In points: 27 mm. A statement takes some 65 modules at level M (15 % of it may be dirty), so that one is 0.41 mm wide: five dots of an
 * office printer, and a dozen pixels of a phone's camera at a hand's distance.
 */
export const MARK_SIZE = 76
/** Above the text of every kind of sheet, and off the edge that printers leave white. */
const TOP = 18

/** VER-01: draws the QR code at the upper right of the first sheet, and puts the payload into the file. */
export function drawMark(writer: PageWriter, { url, payload }: PaperMark): void {
  const { pdf, sheet } = writer
  const rows = modulesOf(url)
  const module = MARK_SIZE / rows.length
  const left = sheet.width - sheet.right - MARK_SIZE
  const figure = pdf.struct('Figure', { alt: '核验二维码：扫描可核验本件真伪' }, () => {
    for (const [place, row] of rows.entries())
      for (const { from, to } of runsIn(row))
        pdf.rect(left + from * module, TOP + place * module, (to - from) * module, module)
    pdf.fill('#000000')
  })
  pdf.addStructure(figure)
  const stream = pdf.ref({ Type: 'KaojiPaper' })
  stream.compress = false
  stream.end(Buffer.from(payload))
}

/** The code's modules, row by row, without the white around it: the sheet is white. */
export function modulesOf(url: string): boolean[][] {
  return encodeQR(url, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1))
}

/** What stands at the foot of each sheet, for who has no camera. */
export function markLine({ address, paperNo, code }: PaperMark): string {
  return `核验真伪：扫首页右上角二维码，或打开 ${address} 输入编号 ${paperNo} 和核验码 ${code}`
}

/** Dark modules beside one another are one rectangle. */
function* runsIn(row: readonly boolean[]): Generator<{ from: number; to: number }> {
  let from = -1
  for (let place = 0; place <= row.length; place += 1) {
    const isDark = row[place] === true
    if (isDark && from < 0) from = place
    if (!isDark && from >= 0) {
      yield { from, to: place }
      from = -1
    }
  }
}

import { PDFiumLibrary } from '@hyzyla/pdfium'
import decodeQR from 'qr/decode.js'

let pdfium: Promise<PDFiumLibrary> | undefined

/** What the QR code on the first sheet says when the sheet is scanned at that many dots to an inch; undefined: it cannot be read. */
export async function qrOfPdf(bytes: Buffer, dotsPerInch = 150): Promise<string | undefined> {
  pdfium ??= PDFiumLibrary.init()
  const document = await (await pdfium).loadDocument(bytes)
  try {
    const page = await document.getPage(0).render({
      scale: dotsPerInch / 72,
      colorSpace: 'BGRA',
      render: async (options) => Uint8Array.from(options.data),
    })
    return decodeQR(
      { width: page.width, height: page.height, data: page.data },
      { effort: Number.POSITIVE_INFINITY, timeLimit: Number.POSITIVE_INFINITY },
    )
  } catch {
    return undefined
  } finally {
    document.destroy()
  }
}

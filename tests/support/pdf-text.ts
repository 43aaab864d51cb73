import { extractText, getDocumentProxy } from 'unpdf'

/** Extracts the text of a PDF file page by page: what a reader can search, and a screen reader can read. */
export async function pagesOfPdf(bytes: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)))
  return text
}

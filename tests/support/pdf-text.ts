import { extractText, getDocumentProxy } from 'unpdf'

/** What a reader of a PDF file can search and have read out, page by page. */
export async function pagesOfPdf(bytes: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)))
  return text
}

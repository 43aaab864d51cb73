/** The brands that phones write; what they name is HEVC or a collection of it. */
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']

/** What a file begins like; its name does not count. */
export async function kindOfBytes(source: Blob): Promise<'heic' | 'picture' | 'pdf' | 'other'> {
  const head = String.fromCharCode(...new Uint8Array(await source.slice(0, 12).arrayBuffer()))
  if (head.slice(4, 8) === 'ftyp' && HEIC_BRANDS.includes(head.slice(8))) return 'heic'
  if (head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG')) return 'picture'
  return head.startsWith('%PDF-') ? 'pdf' : 'other'
}

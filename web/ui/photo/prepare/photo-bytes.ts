/** The brands that phones write; what they name is HEVC or a collection of it. */
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']

/** Whether a file begins like a HEIC; its name does not count. */
export async function isHeic(source: Blob): Promise<boolean> {
  const head = new TextDecoder('latin1').decode(await source.slice(4, 12).arrayBuffer())
  return head.startsWith('ftyp') && HEIC_BRANDS.includes(head.slice(4))
}

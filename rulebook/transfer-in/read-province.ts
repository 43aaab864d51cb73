import { PROVINCES } from '../evidence/provinces.ts'
import { fold } from '../folding/fold.ts'

// GB/T 2260, in the order of the list.
const CODES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'
const SUFFIX = /(省|市|(壮族|回族|维吾尔)?自治区|特别行政区)$/

const BY_WORD = new Map(
  PROVINCES.flatMap((province, place): [string, string][] => {
    const code = CODES.split(' ')[place] ?? ''
    return [province, province.replace(SUFFIX, ''), code, `${code}0000`].map((word) => [word, province])
  }),
)

/**
 * TRI-01: the province that a file names by its full name, its short one (江苏, 内蒙古) or its code (GB/T 2260: 32, 320000); undefined when
 * none is meant.
 */
export function readProvince(text: string): string | undefined {
  return BY_WORD.get(fold('heading', text))
}

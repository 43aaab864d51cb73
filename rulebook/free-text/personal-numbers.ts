import { birthDateOf, judgeIdNumber, withChecksum } from '../identity/id-number.ts'
import { maskIdNumber, maskPhone } from '../masking.ts'
import { type FoldedText, foldSigns, hasHanDigits } from './folded-signs.ts'

/** A number in a text, from one place of it to another, and what may stand there instead. */
export interface PersonalNumber {
  from: number
  to: number
  masked: string
}

interface Shape {
  /** Sticky: tried at each place where a number can begin. */
  form: RegExp
  isPersonal(number: string): boolean
  mask(number: string): string
}

const GAP = '-{0,3}'
/** So many digits in groups of these sizes, with gaps between the groups. */
const grouped = (...sizes: number[]) => sizes.map((size) => `\\d{${size}}`).join('-{1,3}')
const singly = (count: number) => grouped(...Array.from({ length: count }, () => 1))
const anyOf = (forms: readonly string[]) => `(?:${forms.join('|')})(?!\\d)`
const sticky = (form: string) => new RegExp(form, 'y')

// Digits in any other groups are dates, codes and marks beside one another.
const PHONE_GROUPS = [[11], [3, 4, 4], [3, 8], [7, 4], [3, 3, 5], [4, 4, 3], [2, 2, 2, 2, 2, 1]]
const LEGACY_GROUPS = [[15], [6, 6, 3], [6, 9], [6, 2, 2, 2, 3]]
const PHONE = anyOf([...PHONE_GROUPS.map((sizes) => grouped(...sizes)), singly(11)])
const LEGACY = anyOf([...LEGACY_GROUPS.map((sizes) => grouped(...sizes)), singly(15)])

const CARDS = ['resident_id', 'hk_mo_tw_residence', 'foreigner_pr'] as const

// The first shape that fits decides what the number is.
const SHAPES: readonly Shape[] = [
  { form: sticky(`(?:\\d${GAP}){17}[\\dX](?!\\d)`), isPersonal: isIdNumber, mask: maskIdNumber },
  // When digits stand directly before or behind the number, only a fully valid identity number counts.
  { form: sticky('\\d{17}[\\dX]'), isPersonal: isWholeIdNumber, mask: maskIdNumber },
  { form: sticky(LEGACY), isPersonal: isLegacyNumber, mask: maskIdNumber },
  {
    form: sticky(`(?:(?:00)?86${GAP})?(?=1${GAP}[3-9])${PHONE}`),
    isPersonal: () => true,
    mask: (number) => maskPhone(number.slice(-11)),
  },
  // The old card of foreigners.
  {
    form: sticky(`[A-Z]{3}${GAP}(?:\\d${GAP}){11}\\d(?![0-9A-Z])`),
    isPersonal: () => true,
    mask: maskIdNumber,
  },
  // Passports and permits: a letter and eight or seven digits, or two letters and seven.
  {
    form: sticky(`(?!NO|QQ)(?:[A-Z]${GAP}(?:\\d-?){6,7}|[A-Z]{2}${GAP}(?:\\d-?){6})\\d(?![0-9A-Z])`),
    isPersonal: () => true,
    mask: maskIdNumber,
  },
]

const NAMES = '身份证|居住证|护照|通行证|军官证|士兵证|永居证|台胞证|回乡证|证件号|PASSPORT'
const BETWEEN = '(?:[号码编为是前后末尾几四六位数字「“-]|[46]位|NO)*'
/**
 * As far as twenty characters and the gaps between them go. Each place of a long text would otherwise look through all that follows it, and
 * its time grow as the square of its length.
 */
const REACH = 40
/** A number after the name of a document is taken for that document's number, or a part of it, in any shape. */
const NAMED = new RegExp(
  `(?:${NAMES})${BETWEEN}((?=[A-Z0-9])(?=(?:[A-Z-]{0,${REACH}}\\d){4})[A-Z0-9](?:-?[A-Z0-9]){3,19})(?![0-9A-Z])`,
  'dg',
)
const OFFICER = /[军政参后装士文武警]-?字-?第?-?(\d(?:-?\d){4,9})(?!\d)/dg
/** A code or a 准考证号 by itself, which is what most cells of an import are. */
const CODE = /^(?:\d{0,10}|\d{12})$/
const NUMERALS = /[\p{N}零壹贰叁肆伍陆柒捌玖幺一二三四五六七八九]/gu

/** The identity numbers of every accepted document and the mobile phones in a text, in order (ACC-02, LOG-01). */
export function findPersonalNumbers(typed: string): PersonalNumber[] {
  if (CODE.test(typed) || (typed.match(NUMERALS)?.length ?? 0) < 4) return []
  const plain = foldSigns(typed, { han: false })
  const found = [...shaped(plain), ...named(plain)]
  if (!hasHanDigits(typed)) return inOrder(found)
  // A numeral in Chinese stands before digits as any word does, so that it counts as one in a reading of its own only.
  const han = foldSigns(typed, { han: true })
  return inOrder([...found, ...shaped(han), ...named(han)])
}

/** What has the shape of a number, wherever it stands. */
function shaped(folded: FoldedText): PersonalNumber[] {
  const found: PersonalNumber[] = []
  for (let place = 0; place < folded.text.length; place += 1) {
    const end = canBegin(folded.text, place) ? tryShapes(folded, place, found) : undefined
    place = (end ?? place + 1) - 1
  }
  return found
}

function tryShapes(folded: FoldedText, place: number, found: PersonalNumber[]): number | undefined {
  for (const { form, isPersonal, mask } of SHAPES) {
    form.lastIndex = place
    const [match] = form.exec(folded.text) ?? []
    const number = match?.replaceAll('-', '') ?? ''
    if (!match || !isPersonal(number)) continue
    found.push(spanOf(folded, { place, length: match.length, masked: mask(number) }))
    return place + match.length
  }
  return undefined
}

/** At the first of several digits, at a letter that follows none; within a long run of digits, at each of them. */
function canBegin(text: string, place: number): boolean {
  const before = text[place - 1] ?? ''
  if (/\d/.test(text[place] ?? '')) return !/\d/.test(before) || /^\d{18}/.test(text.slice(place, place + 18))
  return /[A-Z]/.test(text[place] ?? '') && !/[A-Z0-9]/.test(before)
}

/** What is said to be a document's number. */
function named(folded: FoldedText): PersonalNumber[] {
  return [NAMED, OFFICER].flatMap((form) =>
    Array.from(folded.text.matchAll(form), ({ 1: number = '', indices }) =>
      spanOf(folded, {
        place: indices?.[1]?.[0] ?? 0,
        length: number.length,
        masked: maskIdNumber(number.replaceAll('-', '')),
      }),
    ),
  )
}

function spanOf(
  folded: FoldedText,
  match: { place: number; length: number; masked: string },
): PersonalNumber {
  const [from = 0, to = 0] = [folded.starts[match.place], folded.ends[match.place + match.length - 1]]
  return { from, to, masked: match.masked }
}

/** Where two numbers overlap, keeps the one that begins first, or the longer one. */
function inOrder(found: readonly PersonalNumber[]): PersonalNumber[] {
  const sorted = found.toSorted((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return sorted.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}

/**
 * Eighteen characters with a birth date, and with a known place or the right check character: one typing error does not
 * reveal the number.
 */
function isIdNumber(number: string): boolean {
  if (birthDateOf(number) === undefined) return false
  return (
    withChecksum(number.slice(0, 17)) === number ||
    CARDS.some((type) => judgeIdNumber(type, number) === 'checksum')
  )
}

function isWholeIdNumber(number: string): boolean {
  return CARDS.some((type) => judgeIdNumber(type, number) === 'ok')
}

function isLegacyNumber(number: string): boolean {
  return judgeIdNumber('resident_id', number) === 'ok'
}

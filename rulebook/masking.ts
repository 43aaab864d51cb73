/**
 * How personal data is shown where the whole of it is not needed (GB/T 35273-2020, 7.2).
 */
const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * First three and last one (ACC-02). The last six are the initial password, so only the final one of them is
 * ever shown: a number of eight characters shows its first two, a shorter one nothing.
 */
export function maskIdNumber(number: string): string {
  const characters = [...number]
  if (characters.length < 8) return '*'.repeat(characters.length)
  const shown = Math.min(3, characters.length - 6)
  return `${characters.slice(0, shown).join('')}${'*'.repeat(characters.length - shown - 1)}${characters.at(-1)}`
}

/** First three and last four of a mobile number (ACC-02); nothing of anything shorter. */
export function maskPhone(phone: string): string {
  const characters = [...phone]
  if (characters.length < 11) return '*'.repeat(characters.length)
  return `${characters.slice(0, 3).join('')}${'*'.repeat(characters.length - 7)}${characters.slice(-4).join('')}`
}

/**
 * The first character, and of three or more the last one too; 「·」 counts as one and is hidden like any other. A
 * character is what a reader sees as one: the variant selector of a rare Han character would otherwise be taken
 * for the second, and a name of two characters shown whole.
 */
export function maskName(name: string): string {
  const characters = Array.from(GRAPHEMES.segment(name), ({ segment }) => segment)
  if (characters.length <= 1) return '*'
  if (characters.length === 2) return `${characters[0]}*`
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
}

/** The first character and the domain: a***@example.cn. Nothing of what is no address. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${[...email][0]}***${email.slice(at)}`
}

/**
 * The last four of a certificate's number, and of fewer than twelve no more than a third (GB/T 35273-2020, 7.2).
 * Not for ID numbers: their last six are the initial password.
 */
export function maskCertificateNo(number: string): string {
  const characters = [...number]
  const hidden = characters.length - Math.min(4, Math.floor(characters.length / 3))
  return '*'.repeat(hidden) + characters.slice(hidden).join('')
}

/**
 * How personal data is shown where the whole of it is not needed (GB/T 35273-2020, 7.2).
 */

/** First three and last one: the last six are the initial password, so never more of them (ACC-02). */
export function maskIdNumber(number: string): string {
  const characters = [...number]
  if (characters.length < 8) return '*'.repeat(characters.length)
  return `${characters.slice(0, 3).join('')}${'*'.repeat(characters.length - 4)}${characters.at(-1)}`
}

/** First three and last four of a mobile number; nothing of anything shorter. */
export function maskPhone(phone: string): string {
  const characters = [...phone]
  if (characters.length < 11) return '*'.repeat(characters.length)
  return `${characters.slice(0, 3).join('')}${'*'.repeat(characters.length - 7)}${characters.slice(-4).join('')}`
}

/** The first character, and of three or more the last one too. */
export function maskName(name: string): string {
  const characters = [...name]
  if (characters.length <= 1) return '*'
  if (characters.length === 2) return `${characters[0]}*`
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
}

/** The first character and the domain. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${[...email][0]}***${email.slice(at)}`
}

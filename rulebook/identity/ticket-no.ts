import { foldWidth } from '../fold-width.ts'

/** Twelve digits, the national usage; an installation may be configured otherwise. */
const TICKET_NO = /^\d{12}$/

/** A typed 准考证号: full-width folded; spaces, dashes and the invisible characters of copied text dropped. */
export function normalizeTicketNo(text: string): string {
  return foldWidth(text).replaceAll(/[\s\p{Cf}\p{Pd}]/gu, '')
}

/**
 * Whether a normalised text has the form of a 准考证号; a configured form is anchored at both ends. No meaning is
 * read out of one: Shanghai's layout is not published.
 */
export function isTicketNo(text: string, form: RegExp = TICKET_NO): boolean {
  // Unlike `test`, `search` keeps no state in a form that was given the flag g.
  return text.search(form) !== -1
}

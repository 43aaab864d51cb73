/** Twelve digits, the national usage; an installation may be configured otherwise. */
const TICKET_NO = /^\d{12}$/

/**
 * Whether a folded text has the form of a 准考证号; a configured form is anchored at both ends. No meaning is
 * read out of one: Shanghai's layout is not published.
 */
export function isTicketNo(text: string, form: RegExp = TICKET_NO): boolean {
  // Unlike `test`, `search` keeps no state in a form that was given the flag g.
  return text.search(form) !== -1
}

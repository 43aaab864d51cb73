import { foldWidth } from '../fold-width.ts'

/** A typed 准考证号: full-width folded, spaces and separators dropped. */
export function normalizeTicketNo(text: string): string {
  return foldWidth(text).replaceAll(/[\s-]/g, '')
}

/** Twelve digits (the national usage). No meaning is read out of them: Shanghai's layout is not published. */
export function isTicketNo(text: string): boolean {
  return /^\d{12}$/.test(text)
}

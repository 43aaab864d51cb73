import { fold } from '#rulebook/folding/fold.ts'

/**
 * The number of a receipt as it is kept, whichever way it was typed (EVI-07, PAY-05): an input method writes 「ＹＳ－１２３４」. Undefined when it
 * is none.
 */
export function readPaperNo(typed: string): string | undefined {
  const paperNo = fold('certificate_no', typed).toUpperCase()
  return /^[0-9A-Z-]{4,30}$/.test(paperNo) ? paperNo : undefined
}

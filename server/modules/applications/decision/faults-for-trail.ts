import { type Fault, marksOf } from '#contracts/filed.ts'
import { markWords } from '#rulebook/review/marks.texts.ts'

/** What the audit trail keeps of a decision's faults: the codes, and each box with the picture that it is on (REV-12). */
export function faultsForTrail(faults: readonly Fault[]): { reasons: string[]; marks?: string[] } {
  const marks = marksOf(faults).map((mark) => `${markWords(mark)}，图片 ${mark.imageId}`)
  return { reasons: faults.map(({ code }) => code), ...(marks.length > 0 ? { marks } : {}) }
}

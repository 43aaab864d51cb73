import { SHEET_FAULT_TEXTS } from './sheet-fault.texts.ts'
import type { SheetFaultReason } from './sheet-fault-reason.ts'

/** The file is at fault, not the program: `reason` for the rules, `detail` for the words. */
export class SheetFault extends Error {
  readonly reason: SheetFaultReason
  readonly detail: Record<string, string | number>

  constructor(reason: SheetFaultReason, detail: Record<string, string | number> = {}) {
    super(`sheet fault: ${reason}`)
    this.name = 'SheetFault'
    this.reason = reason
    this.detail = detail
  }
}

/** The fault in Chinese, for the officer who uploaded the file: what is wrong, then what to do. */
export function wordsOfSheetFault(fault: SheetFault): string {
  return SHEET_FAULT_TEXTS[fault.reason](fault.detail)
}

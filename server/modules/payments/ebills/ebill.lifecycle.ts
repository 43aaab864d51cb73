/** Where the 财政电子票据 of a payment stands. `sent`, `reversing`: the issuer may have it, so that it is asked. */
export type EbillStep = 'due' | 'sent' | 'issued' | 'reversing' | 'reversed' | 'dropped'

/** What the job does next about a bill. `ask`: the issuer is asked first, since it may know the number. */
export type EbillAct = 'issue' | 'ask' | 'reverse' | 'drop' | 'nothing'

/**
 * PAY-01: decides from where a bill stands, and from whether its money went back, what is to be done. A bill that was never sent is
 * dropped; one that was issued is cancelled by a red one (冲红).
 */
export function nextAct(state: EbillStep, { isRefunded }: { isRefunded: boolean }): EbillAct {
  switch (state) {
    case 'due':
      return isRefunded ? 'drop' : 'issue'
    case 'sent':
    case 'reversing':
      return 'ask'
    case 'issued':
      return isRefunded ? 'reverse' : 'nothing'
    case 'reversed':
    case 'dropped':
      return 'nothing'
    default:
      return state satisfies never
  }
}

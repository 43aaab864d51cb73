import type { ProviderName } from './books.ts'

/** What the provider does wrong with an answer. */
export type Fault =
  /** Answers after so many milliseconds. */
  | { kind: 'slow'; ms: number }
  /** Cuts the connection before anything happens. */
  | { kind: 'down' }
  /** Does what was asked, then cuts the connection. */
  | { kind: 'lost' }
  /** Answers with a page instead, with this status. */
  | { kind: 'html'; status: number }
  /** Answers without a signature. */
  | { kind: 'unsigned' }
  /** Signs the answer with a key that is not the provider's. */
  | { kind: 'forged' }
  /** Changes the answer after it was signed. */
  | { kind: 'altered' }
  /** Names a key that nobody knows (WeChat Pay). */
  | { kind: 'unknown_serial' }
  /** Dates the answer so many seconds away (WeChat Pay). */
  | { kind: 'skewed'; seconds: number }
  /** Says that it is at fault itself. */
  | { kind: 'system_error' }
  | { kind: 'too_many' }

interface Order {
  fault: Fault
  /** Part of the method's name or of the path. */
  where: string
  times: number
}

/** The misbehaviour that a test has ordered. */
export class Faults {
  private readonly orders: Record<ProviderName, Order[]> = { alipay: [], wechat: [] }

  /** From now on, `times` requests whose method or path contains `where` go wrong. */
  set(provider: ProviderName, fault: Fault, at: { where?: string; times?: number } = {}): void {
    this.orders[provider].push({ fault, where: at.where ?? '', times: at.times ?? Number.POSITIVE_INFINITY })
  }

  clear(): void {
    this.orders.alipay = []
    this.orders.wechat = []
  }

  take(provider: ProviderName, where: string): Fault | undefined {
    const order = this.orders[provider].find((entry) => entry.times > 0 && where.includes(entry.where))
    if (order !== undefined) order.times -= 1
    return order?.fault
  }
}

/** The text with another digit where `place` finds one: an alteration that might be none would test nothing. */
export function alteredDigit(text: string, place: RegExp): string {
  const changed = text.replace(place, (digit) => `${(Number(digit) + 1) % 10}`)
  if (changed === text) throw new Error('there is nothing to alter')
  return changed
}

import type { ProviderAct } from './providers.ts'
import type { Stage } from './stage.ts'

/** An order to the process of the products. */
export type Order =
  | { kind: 'seed'; stage: Stage }
  | { kind: 'start'; stage: Stage }
  | { kind: 'enter'; door: 'portal' | 'office'; name: string }
  | { kind: 'advance'; milliseconds: number }
  | { kind: 'charge'; attemptNo: string }
  | { kind: 'unwrite'; text: string }
  | { kind: 'provider'; act: ProviderAct }
  | { kind: 'stop' }

export interface Request {
  number: number
  order: Order
}

/** The answer to an order. `words` is the origin of the product, or the token of a session. */
export type Reply = { number: number; words: string } | { number: number; fault: string }

import type { TestClock } from '../../support/test-clock.ts'
import type { Visitor } from '../../support/visitor.ts'
import type { PaymentProduct } from '../payment-product.ts'

/** Where a history happens: the product in this process, or one of its own that is killed. */
export interface Ground {
  product: PaymentProduct
  /** The same person, at the product of this ground. */
  meet<P extends Visitor>(person: P): P
  /** Runs every job of payments whose time has come, by the product's clock. */
  work(): Promise<void>
  pass(milliseconds: number): Promise<void>
  /** After so many milliseconds, in the middle of whatever happens; resolves when the product answers again. */
  kill(afterMs: number): Promise<void>
}

/** A job without a time of its own is stamped by the database: a product that lives before that would never come to it. */
export function notBeforeToday(clock: TestClock): void {
  const today = new Date()
  if (clock.now() < today) clock.set(today)
}

export const TASKS = ['follow-order', 'follow-refund', 'fetch-bill', 'fetch-bills'] as const

/** Jobs whose time has come by the clock of a test come forward by the database's clock; a failed one does not wait. */
export const DUE = `
  update graphile_worker._private_jobs set run_at = now()
  where task_id in (select id from graphile_worker._private_tasks where identifier = any($1))
    and attempts < max_attempts and (run_at <= $2 or attempts > 0)
  returning id`

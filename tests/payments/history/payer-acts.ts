import { DatabaseError } from 'pg'
import { appliesForGraduation } from '../../support/graduates.ts'
import type { Real } from '../payment-product.ts'
import { type Past, rowsOf } from './past.ts'

/** Makes an order for the application that stands. */
export async function order({ payer, applicationIds }: Past): Promise<void> {
  await payer.call('POST', '/api/portal/orders', { applicationId: applicationIds.at(-1) })
}

/** Goes to a provider's page with the newest order. */
export async function begin(
  past: Past,
  { provider, surface }: { provider: Real; surface: 'desk' | 'phone' },
): Promise<void> {
  const id = (await ordersOf(past)).at(-1)?.id
  if (id === undefined) return
  const begun = await past.payer.call('POST', `/api/portal/orders/${id}/attempts`, { provider, surface })
  if (begun.status !== 200) return
  const attemptNo = String(begun.body.attemptNo)
  const step = await past.payer.call('GET', `/api/portal/attempts/${attemptNo}/step`)
  if (!past.attempts.some((one) => one.attemptNo === attemptNo)) past.attempts.push({ provider, attemptNo })
  // A provider that is down shows the payer nothing.
  if (step.body.kind === 'redirect') await fetch(String(step.body.address)).catch(() => undefined)
}

/** The payer pays at one of the pages, if the provider takes it. */
export function pay({ ground, attempts }: Past, how: { pick: number; regardless: boolean }): void {
  const attempt = attempts[how.pick % Math.max(1, attempts.length)]
  if (!attempt) return
  const options = how.regardless ? ({ regardless: 'of_expiry' } as const) : {}
  ground.product.peer[attempt.provider].pay(attempt.attemptNo, options)
}

/** Cancels every order. */
export async function cancel(past: Past): Promise<void> {
  for (const { id } of await ordersOf(past)) await past.payer.call('POST', `/api/portal/orders/${id}/cancel`)
}

/** Withdraws the application, which works while nobody has begun to review it. */
export async function withdraw({ payer, applicationIds }: Past): Promise<void> {
  const id = applicationIds.at(-1)
  await payer.call('POST', `/api/portal/applications/${id}/withdraw`, { revision: 1 })
}

/** Files anew what was withdrawn, in the same round. */
export async function fileAnew(past: Past): Promise<void> {
  const { application } = past.ground.product
  const { rows } = await application.owner.query<{ state: string }>(
    'select state from applications where id = $1 and service = $2',
    [past.applicationIds.at(-1), 'graduation'],
  )
  if (rows[0]?.state !== 'withdrawn') return
  const filed = await appliesForGraduation(application, past.payer, { state: 'pending' }).catch(unlessFiled)
  if (filed) past.applicationIds.push(filed.applicationId)
}

/** Somebody who files in two windows at once has filed once. */
function unlessFiled(error: unknown): undefined {
  if (!(error instanceof DatabaseError) || error.constraint !== 'applications_one') throw error
}

interface Order {
  id: string
  state: string
}

/** The orders of all the applications, the oldest first. */
function ordersOf(past: Past): Promise<Order[]> {
  return rowsOf<Order>(
    past,
    'select id, state from payment_orders where application_id = any($1) order by created_at, id',
  )
}

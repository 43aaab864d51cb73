import { deadlineIn } from '#kernel/deadline.ts'
import { followMove, paymentTasks } from '#modules/payments/public.ts'
import type { Candidate, Given } from './given.ts'
import { type Applicant, appliesForGraduation } from './graduates.ts'
import type { TestApplication } from './test-application.ts'
import type { Visitor } from './visitor.ts'

/** A candidate whose application has passed its first level, so that its fee is to be paid. */
export interface Payer extends Applicant {
  person: Candidate
}

/** Makes a candidate who has to pay the 毕业审定费. */
export async function givenPayer(application: TestApplication, given: Given): Promise<Payer> {
  const person = await given.candidate().enter()
  return { ...(await appliesForGraduation(application, person, { state: 'in_review' })), person }
}

/** Orders end sooner than sessions, and the fee table is as it was: a test may have changed it. */
export async function ordersOfTenMinutes({ owner }: TestApplication): Promise<void> {
  await owner.query(
    "update fees set order_minutes = 10, payable_from = null, payable_until = null, fen = 5000, opens_after = 'level_1', holds_up = 'publication'",
  )
}

/** Makes the order, and returns its id. */
export async function orderOf({ person, applicationId }: Payer): Promise<string> {
  const { status, body, text } = await person.call('POST', '/api/portal/orders', { body: { applicationId } })
  if (status !== 200) throw new Error(text)
  return String(body.id)
}

/** Begins to pay at the demonstration's cashier, and returns the number of the attempt. */
export async function beginPaying(
  person: Visitor,
  orderId: string,
  surface: 'desk' | 'phone' = 'desk',
): Promise<string> {
  const path = `/api/portal/orders/${orderId}/attempts`
  const begun = await person.call('POST', path, { body: { provider: 'demonstration', surface } })
  if (begun.status !== 200) throw new Error(begun.text)
  const attemptNo = String(begun.body.attemptNo)
  const step = await person.call('GET', `/api/portal/attempts/${attemptNo}/step`)
  if (step.status !== 200) throw new Error(step.text)
  return attemptNo
}

/** Pays at the cashier. Its notice waits until it is delivered. */
export async function payAtCashier(
  { deps }: TestApplication,
  attemptNo: string,
  copies: 1 | 2 = 1,
): Promise<string> {
  return (await deps.cashier?.pay(attemptNo, { copies, delayMs: 0 })) ?? 'no cashier'
}

/** A notice as the cashier posts it. */
export interface Posted {
  headers: Record<string, string | undefined>
  body: Buffer
}

/** The notices that wait at the cashier, taken from its mail. */
export async function takeMail({ deps }: TestApplication): Promise<Posted[]> {
  const posted: Posted[] = []
  await deps.cashier?.deliver(async ({ headers, body }) => {
    posted.push({ headers: { ...headers }, body })
    return true
  })
  return posted
}

/** Posts a notice as a provider does: without a session and without the headers of our pages. */
export async function post(
  { app }: TestApplication,
  { headers, body }: Posted,
  provider = 'demonstration',
): Promise<number> {
  const { statusCode } = await app.http.inject({
    method: 'POST',
    url: `/api/payment-notices/${provider}`,
    headers,
    payload: body,
  })
  return statusCode
}

/** Delivers everything that waits at the cashier. */
export async function deliver(application: TestApplication): Promise<number[]> {
  const mail = await takeMail(application)
  return Promise.all(mail.map((one) => post(application, one)))
}

/** Runs the job that looks after an order. */
export function follow({ deps }: TestApplication, orderId: string): Promise<void> {
  return paymentTasks(deps)['follow-order']({ orderId })
}

/** The state of an order in words: 「paid」, 「closed expired」. */
export async function stateOf({ person }: Payer, orderId: string): Promise<string> {
  const { body } = await person.call('GET', `/api/portal/orders/${orderId}`)
  const order = body.order as { state: string; closedBecause?: string }
  return [order.state, order.closedBecause].filter(Boolean).join(' ')
}

/** What was paid for an application: purpose, reason and how it was learnt, the oldest first. */
export async function paymentsOf({ owner }: TestApplication, { applicationId }: Payer): Promise<string[]> {
  const { rows } = await owner.query<{ said: string }>(
    `select concat_ws(' ', p.purpose, p.extra_reason, p.learnt_by) as said from payments p join payment_orders o on o.id = p.order_id
     where o.application_id = $1 order by p.recorded_at, p.id`,
    [applicationId],
  )
  return rows.map(({ said }) => said)
}

/** Counts the messages about a payment, the entries of the trail and the receipts. */
export async function tracesOf({ owner }: TestApplication, { personId }: Payer) {
  const { rows } = await owner.query<{ messages: number; entries: number; receipts: number }>(
    `select (select count(*)::int from messages where person_id = $1 and title like '%缴费成功') as messages,
       (select count(*)::int from audit_entries where person_id = $1 and action = 'payment.record') as entries,
       (select count(distinct receipt_no)::int from payments where person_id = $1) as receipts`,
    [personId],
  )
  return rows[0]
}

/** Moves the state of an application as a reviewer's decision would, under its lock, telling those who hear of moves. */
export async function moveTo(
  { deps }: TestApplication,
  { applicationId, personId, ticketId }: Payer,
  moved: {
    state: 'pending' | 'rejected' | 'approved'
    level: number
    kind: 'rejected' | 'returned' | 'approved'
  },
): Promise<void> {
  await deps.database.transact(deadlineIn(10_000), async (tx) => {
    const row = await tx
      .selectFrom('applications')
      .select(['application_no', 'subject'])
      .where('id', '=', applicationId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('applications')
      .set((eb) => ({ state: moved.state, level: moved.level, version: eb('version', '+', 1) }))
      .where('id', '=', applicationId)
      .execute()
    const application = { id: applicationId, applicationNo: row.application_no, personId, ticketId }
    await followMove(tx, deps, {
      moved: { ...application, subject: row.subject, at: deps.clock.now() },
      move: { kind: moved.kind },
    })
  })
}

import { isBack, type Officer, type Past } from './past.ts'
import type { Who } from './steps.ts'

export interface Difference {
  id: string
  provider: string
  day: string
  kind: string
  about: string
  state: string
  version: number
  way: string | null
  attempt_no: string
}

/** The differences of the bills since the history began, which is alone in its days. */
export async function differencesOf({ ground, since }: Past): Promise<Difference[]> {
  const { rows } = await ground.product.application.owner.query<Difference>(
    `select id, provider, day::text as day, kind, about, state, version, way, attempt_no from bill_differences
     where day >= ($1::timestamptz at time zone 'Asia/Shanghai')::date and provider in ('alipay', 'wechat') order by day, kind, about`,
    [since],
  )
  return rows
}

/** Settles every difference: one proposes, the other agrees. What can be recorded is; what cannot is explained. */
export async function settleDifferences(past: Past, { who }: { who: Who }): Promise<void> {
  const [first, second] = [past.staff.finance[who], past.staff.finance[who === 0 ? 1 : 0]]
  for (const one of await differencesOf(past)) if (one.state === 'open') await propose(past, first, one)
  for (const one of await differencesOf(past))
    if (one.state === 'proposed' && !(await decide(first, one)) && !(await decide(second, one)))
      await decide(second, one, 'refuse')
  for (const one of await differencesOf(past))
    if (one.state === 'open' && (await send(first, one, { way: 'explanation' })))
      await decide(second, next(one))
}

/** A refund that stands in the bill and has not reached the payer is explained; whatever else can be recorded is. */
async function propose(past: Past, officer: Officer, one: Difference): Promise<void> {
  const isThere = one.kind.startsWith('payment') || isBack(past, one.attempt_no)
  if (!isThere || !(await send(officer, one, { way: 'record' })))
    await send(officer, one, { way: 'explanation' })
}

async function send(officer: Officer, { id, version }: Difference, how: { way: string }): Promise<boolean> {
  const body = { version, note: '已与支付渠道核实', ...how }
  return (await officer.call('POST', `/api/office/bill-differences/${id}/proposal`, body)).status === 200
}

async function decide(
  officer: Officer,
  { id, version }: Difference,
  decision: 'approve' | 'refuse' = 'approve',
): Promise<boolean> {
  const body = { version, decision }
  return (await officer.call('POST', `/api/office/bill-differences/${id}/decision`, body)).status === 200
}

const next = (one: Difference): Difference => ({ ...one, version: one.version + 1 })

/** The days from the first one of the history until yesterday. */
export async function daysOf({ ground, since }: Past): Promise<string[]> {
  const { owner, clock } = ground.product.application
  const { rows } = await owner.query<{ day: string }>(
    `select d::date::text as day from generate_series(($1::timestamptz at time zone 'Asia/Shanghai')::date,
       ($2::timestamptz at time zone 'Asia/Shanghai')::date - 1, interval '1 day') d order by d`,
    [since, clock.now()],
  )
  return rows.map(({ day }) => day)
}

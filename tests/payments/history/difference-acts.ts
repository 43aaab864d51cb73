import type { Officer, Past } from './past.ts'
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

/** Settles every difference that is open: one proposes, the other agrees. A payment that was missed is recorded. */
export async function settleDifferences(past: Past, { who }: { who: Who }): Promise<void> {
  const [first, second] = [past.staff.finance[who], past.staff.finance[who === 0 ? 1 : 0]]
  for (const one of await differencesOf(past)) if (one.state === 'open') await propose(first, one)
  for (const one of await differencesOf(past))
    if (one.state === 'proposed')
      for (const officer of [first, second])
        await officer.call('POST', `/api/office/bill-differences/${one.id}/decision`, {
          ...{ version: one.version, decision: 'approve' },
        })
}

async function propose(officer: Officer, { id, kind, version }: Difference): Promise<void> {
  const path = `/api/office/bill-differences/${id}/proposal`
  const body = { version, note: '已与支付渠道核实' }
  const way = kind === 'payment_missed' ? 'record' : 'explanation'
  const { body: answer } = await officer.call('POST', path, { ...body, way })
  if (answer.code === 'bill_not_recordable') await officer.call('POST', path, { ...body, way: 'explanation' })
}

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

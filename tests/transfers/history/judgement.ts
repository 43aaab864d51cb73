import { expect } from 'vitest'
import { illegalArrivals, illegalDepartures } from './legal-steps.ts'
import { type Past, rowsOf } from './past.ts'
import { TRUTHS } from './truths.ts'

interface RecordNow {
  ticket: string
  isOpen: boolean
  isLeaving: boolean
  isGone: boolean
  left: number
}

/** What is true at every moment at which nobody is acting, whatever happened before (TRO-03, TRI-02, SUP-04). */
export async function expectSound(past: Past): Promise<void> {
  const wrong = await rowsOf<{ what: string; at: string }>(
    past,
    Object.entries(TRUTHS)
      .map(([what, query]) => `select '${what}' as what, at::text from (${query}) as found`)
      .join(' union all '),
  )
  const illegal = [...(await illegalDepartures(past)), ...(await illegalArrivals(past))]
  const lines = [...wrong.map(({ what, at }) => `${what}: ${at}`), ...illegal]
  expect({ lines, strange: past.strange, ticket: await ticketFault(past) }).toEqual({
    ...{ lines: [], strange: [] },
    ticket: undefined,
  })
}

/** The state of the 准考证, written a second time: by the applications and departures alone. */
async function ticketFault(past: Past): Promise<string | undefined> {
  const [now] = await rowsOf<RecordNow>(past, RECORD)
  if (!now) return 'the 准考证 is gone'
  past.seen.add(`ticket ${now.ticket}`)
  const ought =
    now.isOpen || now.isLeaving
      ? ['transferring_out']
      : now.isGone
        ? ['active', 'transferred_out']
        : ['active']
  if (!ought.includes(now.ticket)) return `${now.ticket}, and ought to be ${ought.join(' or ')}`
  // Whoever has something left keeps the 准考证; a correction afterwards is another matter.
  if (now.ticket === 'transferred_out' && now.left > 0) return `transferred_out with ${now.left} passes left`
  return undefined
}

const RECORD = `
  select t.state as ticket,
    exists (select from applications a where a.ticket_id = t.id and a.service = 'transfer-out'
      and a.state in ('pending', 'in_review', 'amending')) as "isOpen",
    exists (select from departures d where d.ticket_id = t.id and d.state in ('to_sign', 'signed', 'sent')) as "isLeaving",
    exists (select from departures d where d.ticket_id = t.id and d.state = 'accepted') as "isGone",
    (select count(*)::int from scores s where s.ticket_id = t.id and s.state = 'valid' and s.mark >= 60
      and not exists (select from score_corrections c where c.score_id = s.id and c.state = 'approved')) as left
  from tickets t where t.person_id = $1`

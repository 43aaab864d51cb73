import { type Past, rowsOf } from './past.ts'

interface Told {
  id: string
  state: string
  steps: { seq: number; kind: string; undoes: number | null }[]
}

const DEPARTURES = `
  select d.id, d.state, (select json_agg(json_build_object('seq', s.seq, 'kind', s.kind, 'undoes', null) order by s.seq)
    from departure_steps s where s.departure_id = d.id) as steps from departures d where d.person_id = $1`
const ARRIVALS = `
  select a.id, a.state, (select json_agg(json_build_object('seq', s.seq, 'kind', s.kind, 'undoes', s.undoes_seq) order by s.seq)
    from arrival_steps s where s.arrival_id = a.id) as steps from arrivals a where a.origin_ticket_no = any($2) and $1::uuid is not null`

/** The lifecycle of a departure, written a second time on purpose: the product’s cannot check itself. */
const DEPARTURE: Readonly<Record<string, readonly [from: readonly string[], to: string | undefined]>> = {
  signed: [['to_sign'], 'signed'],
  unsigned: [['signed'], 'to_sign'],
  sent: [['signed'], 'sent'],
  remade: [['sent'], 'sent'],
  accepted: [['sent'], 'accepted'],
  returned: [['sent'], 'returned'],
  lapsed: [['to_sign'], 'lapsed'],
  closed: [['to_sign', 'signed'], 'closed'],
  undo_asked: [['accepted', 'returned'], undefined],
  undo_refused: [['accepted', 'returned'], undefined],
  undone: [['accepted', 'returned'], 'sent'],
}

/** Departures whose steps are no way to their state. */
export async function illegalDepartures(past: Past): Promise<string[]> {
  const all = await rowsOf<Told>(past, DEPARTURES)
  return all.flatMap(({ id, state, steps }) => {
    past.seen.add(`departure ${state}`)
    let now = 'to_sign'
    for (const { kind, seq } of steps) {
      if (kind === 'opened' && seq === 1) continue
      const [from, to] = DEPARTURE[kind] ?? [[], undefined]
      if (!from.includes(now)) return [`departure ${id}: ${kind} after ${now}`]
      now = to ?? now
    }
    return now === state ? [] : [`departure ${id}: ${state}, and its steps lead to ${now}`]
  })
}

const OPEN = ['unmatched', 'under_review', 'to_confirm']
/** Where each step of an arrival may begin, and where it leads; undefined: what was there decides. */
const ARRIVAL: Readonly<Record<string, readonly [from: readonly string[], to: string | undefined]>> = {
  matched: [['unmatched'], 'under_review'],
  unmatched: [['under_review'], 'unmatched'],
  corrected: [OPEN, undefined],
  passed: [['under_review'], 'under_review'],
  approved: [['under_review'], 'to_confirm'],
  rejected: [['under_review'], 'rejected'],
  confirmed: [['to_confirm', 'replaced'], 'confirmed'],
  returned: [OPEN, 'returned'],
  expired: [['to_confirm'], 'returned'],
  replaced: [['confirmed'], 'replaced'],
}
const UNDOABLE = ['passed', 'approved', 'rejected', 'confirmed', 'returned', 'expired']

/** Arrivals whose steps are no way to their state. */
export async function illegalArrivals(past: Past): Promise<string[]> {
  const all = await rowsOf<Told>(past, ARRIVALS, [past.origins])
  return all.flatMap(({ id, state, steps }) => {
    past.seen.add(`arrival ${state}`)
    const now = endOf(steps)
    const isEnd = now === state || (now === 'corrected' && ['unmatched', 'under_review'].includes(state))
    return isEnd ? [] : [`arrival ${id}: ${state}, and its steps lead to ${now}`]
  })
}

interface Standing {
  seq: number
  kind: string
  /** Where it began. */
  from: string
}

function endOf(steps: Told['steps']): string {
  const standing: Standing[] = []
  let now = 'unmatched'
  for (const step of steps) {
    if (step.kind === 'arrived' && step.seq === 1) continue
    const next = step.kind === 'undone' ? undone(standing.pop(), step.undoes) : after(now, step.kind)
    if (next === undefined) return `${step.kind} after ${now}`
    if (step.kind !== 'undone') standing.push({ seq: step.seq, kind: step.kind, from: now })
    now = next
  }
  return now
}

function undone(last: Standing | undefined, undoes: number | null): string | undefined {
  return last && last.seq === undoes && UNDOABLE.includes(last.kind) ? last.from : undefined
}

function after(now: string, kind: string): string | undefined {
  const [from, to] = ARRIVAL[kind] ?? [[], undefined]
  // After a correction it stands with its owner, or waits for one.
  const places = now === 'corrected' ? ['unmatched', 'under_review'] : [now]
  return places.some((place) => from.includes(place)) ? (to ?? 'corrected') : undefined
}

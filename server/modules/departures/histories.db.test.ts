import { beforeAll, expect, test } from 'vitest'
import { type Candidate, givenIn, type Officer } from '#tests/support/given.ts'
import { givenLeaving } from '#tests/support/leaving.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { lapseDepartures } from './lapse-departures.ts'

const application = startApplication()
const given = givenIn(application)
const SAW = { idDocument: true, ticket: true, destinationTicket: true, signature: true }
const REASON = '来函苏教考函〔2026〕9号'
let school: Officer
let authority: Officer
let supervisor: Officer

beforeAll(async () => {
  school = await given.officer('school_registrar', '10272')
  authority = await given.officer('authority_reviewer')
  supervisor = await given.officer('record_supervisor')
})

interface Standing {
  state: string
  version: number
  ticket: string
  scores: string[]
  undo: string | null
}

async function standing(id: string): Promise<Standing> {
  const { rows } = await application.owner.query<Standing>(
    `select d.state, d.version, t.state as ticket, array(select distinct s.state from scores s where s.ticket_id = t.id) as scores,
       (select u.id from departure_undos u where u.departure_id = d.id and u.state = 'asked') as undo
     from departures d join tickets t on t.id = d.ticket_id where d.id = $1`,
    [id],
  )
  const [row] = rows
  if (!row) throw new Error('the departure is gone')
  return row
}

/** Everything that anybody may try, each as the desk sends it, whether or not it is its turn. */
const MOVES: readonly ((id: string, seen: Standing) => Promise<unknown>)[] = [
  (id, { version }) =>
    school.call('POST', `/api/office/departures/${id}/signing`, { body: { version, saw: SAW } }),
  (id, { version }) =>
    school.call('POST', `/api/office/departures/${id}/signing-undo`, { body: { version, reason: REASON } }),
  (id, { version }) =>
    authority.call('POST', '/api/office/departure-packages', { body: { departures: [{ id, version }] } }),
  ...(['accepted', 'returned'] as const).map((kind) => (id: string, { version }: Standing) => {
    const body = { version, answer: { kind, note: REASON } }
    return authority.call('POST', `/api/office/departures/${id}/answer`, { body })
  }),
  (id, { version }) =>
    authority.call('POST', `/api/office/departures/${id}/undo`, { body: { version, reason: REASON } }),
  ...(['agree', 'refuse', 'agree'] as const).map((decision) => async (_id: string, { undo }: Standing) => {
    if (undo) await supervisor.call('POST', `/api/office/departure-undos/${undo}`, { body: { decision } })
  }),
  () => lapseDepartures(application.deps),
]

/** What has to be true whatever happened: no score counts in two places, none is lost, and the 准考证 says the same. */
const TRUTHS: Readonly<Record<string, Pick<Standing, 'ticket' | 'scores'>>> = {
  to_sign: { ticket: 'transferring_out', scores: ['valid'] },
  signed: { ticket: 'transferring_out', scores: ['valid'] },
  sent: { ticket: 'transferring_out', scores: ['valid'] },
  accepted: { ticket: 'transferred_out', scores: ['transferred_out'] },
  returned: { ticket: 'active', scores: ['valid'] },
  lapsed: { ticket: 'active', scores: ['valid'] },
}

/** Numbers from 0 to 1 that a seed gives again. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

test('TRO-03 whatever is tried in whatever order, two at a time, every score is in one place', async () => {
  const ends = new Set<string>()
  for (let seed = 1; seed <= 8; seed += 1) {
    const candidate: Candidate = await given.candidate().enter()
    const { departureId: id } = await givenLeaving(application, candidate)
    // Every other one may lapse: its day was yesterday.
    if (seed % 2 === 0)
      await application.owner.query("update departures set sign_by = '2026-11-22' where id = $1", [id])
    const throwDice = dice(seed)
    for (let step = 0; step < 14; step += 1) {
      const seen = await standing(id)
      const pick = () => MOVES[Math.floor(throwDice() * MOVES.length)]
      await Promise.all([pick()?.(id, seen), pick()?.(id, seen)])
      const { state, ticket, scores } = await standing(id)
      ends.add(state)
      expect([seed, step, state, { ticket, scores }]).toEqual([seed, step, state, TRUTHS[state]])
    }
  }
  // The histories went far enough to say something.
  expect(ends.size).toBeGreaterThanOrEqual(4)
})

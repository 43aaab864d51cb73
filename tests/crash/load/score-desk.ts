import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, signIn } from '../client.ts'
import type { ScoreWork } from '../score-work.ts'
import type { Shift } from './shift.ts'

interface Batch {
  id: string
  state: string
  rowsDone: number
  rowsFaulty: number
  publication?: string
}

const ROWS = 20

/** Uploads the next scores, applies what was checked, and proposes to publish what was applied. */
export async function bringIn(shift: Shift, work: ScoreWork, username: string): Promise<void> {
  const client = await signIn(shift.origin, { username })
  shift.tell('ready', username)
  for (let from = 0; await shift.goesOn(); ) {
    const body = await client.see('/api/office/imports?kind=exam_scores')
    const batches = (body.batches as Batch[]).filter(({ id }) => !work.before.includes(id))
    const checked = batches.find(({ state, rowsFaulty }) => state === 'checked' && rowsFaulty === 0)
    const applied = batches.find(({ state, publication }) => state === 'applied' && publication === undefined)
    const isBusy = batches.some(({ state }) => ['uploaded', 'checking', 'applying'].includes(state))
    if (checked) await order(shift, client, checked.id)
    else if (applied) await propose(shift, client, { sittingId: work.sittingId, batchId: applied.id })
    else if (isBusy || from >= work.lines.length) await sleep(50)
    else {
      await upload(shift, client, { sittingId: work.sittingId, lines: work.lines.slice(from, from + ROWS) })
      from += ROWS
    }
  }
}

async function order({ tell, tellRefused }: Shift, client: Client, id: string): Promise<void> {
  const reply = await client.insist('POST', `/api/office/imports/${id}/apply`)
  if (reply.status === 200) tell('applied', id)
  else tellRefused('applied', reply)
}

async function propose(
  { tell }: Shift,
  client: Client,
  { sittingId, batchId }: { sittingId: string; batchId: string },
): Promise<void> {
  const body = { sittingId, batchIds: [batchId] }
  const reply = await client.insist('POST', '/api/office/publications', body)
  if (reply.status === 200) tell('proposed', reply.body.id, batchId)
}

async function upload(
  { tell }: Shift,
  client: Client,
  { sittingId, lines }: { sittingId: string; lines: readonly string[] },
): Promise<void> {
  const form = new FormData()
  form.append(
    'file',
    new Blob([`准考证号,课程代码,成绩\n${lines.join('\n')}\n`], { type: 'text/csv' }),
    'a.csv',
  )
  const path = `/api/office/imports?kind=exam_scores&sittingId=${sittingId}`
  const { status, body } = await client.insist('POST', path, form)
  if (status === 200) tell('uploaded', body.id, lines.length)
}

/** The second person of publications: looks at what is proposed, and approves it. */
export async function publish(shift: Shift, username: string): Promise<void> {
  const client = await signIn(shift.origin, { username })
  shift.tell('ready', username)
  while (await shift.goesOn()) {
    const body = await client.see('/api/office/publications')
    const open = (body.publications as { id: string; state: string }[]).find(
      ({ state }) => state === 'proposed',
    )
    if (open === undefined) await sleep(100)
    else {
      const path = `/api/office/publications/${open.id}`
      const { digest } = await client.see(path)
      const { status } = await client.insist('POST', `${path}/decision`, { decision: 'approve', digest })
      if (status === 200) shift.tell('published', open.id)
    }
  }
}

/** Asks for one score after the other to be corrected, each time by another mark. */
export async function askCorrections(shift: Shift, work: ScoreWork, username: string): Promise<void> {
  const client = await signIn(shift.origin, { username })
  shift.tell('ready', username)
  for (let turn = 0; await shift.goesOn(); turn += 1) {
    const score = work.published[turn % work.published.length]
    const reply = await client.insist('POST', '/api/office/corrections', {
      ...{ personId: score?.personId, scoreId: score?.scoreId, reason: '复核后更正' },
      newOutcome: { kind: 'marked', mark: 60 + (turn % 37) },
    })
    if (reply.status === 200) shift.tell('correction', reply.body.id)
    else shift.tellRefused('correction', reply)
    await sleep(30)
  }
}

/** The second person of corrections: approves them, and refuses each fourth. */
export async function decideCorrections(shift: Shift, username: string): Promise<void> {
  const client = await signIn(shift.origin, { username })
  shift.tell('ready', username)
  for (let turn = 1; await shift.goesOn(); ) {
    const body = await client.see('/api/office/corrections')
    const open = (body.corrections as { id: string; state: string }[]).find(
      ({ state }) => state === 'requested',
    )
    if (open === undefined) await sleep(50)
    else {
      const decision = turn % 4 === 0 ? 'refuse' : 'approve'
      const path = `/api/office/corrections/${open.id}/decision`
      const { status } = await client.insist('POST', path, { decision })
      if (status === 200) shift.tell(decision === 'approve' ? 'corrected' : 'correction_refused', open.id)
      turn += 1
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, signIn } from '../client.ts'
import type { Shift } from './shift.ts'

/** Takes the next and decides it: approves it `approvals` times, rejects it once, and so on. */
export async function review(
  shift: Shift,
  { username, approvals }: { username: string; approvals: number },
): Promise<void> {
  const client = await signIn(shift.origin, { username })
  shift.tell('ready', username)
  for (let turn = 1; await shift.goesOn(); ) {
    const { body } = await client.insist('POST', '/api/office/reviews/next', { service: 'exemption' })
    if (body.id === undefined) {
      await sleep(50)
      continue
    }
    const verdict = turn % (approvals + 1) === 0 ? 'reject' : 'approve'
    if (await decide(shift, client, { id: String(body.id), verdict })) turn += 1
  }
}

async function decide(
  { tell, tellRefused }: Shift,
  client: Client,
  { id, verdict }: { id: string; verdict: 'approve' | 'reject' },
): Promise<boolean> {
  const seen = await client.insist('GET', `/api/office/reviews/${id}`)
  const {
    item,
    level,
    levels,
    unopened = [],
  } = seen.body as {
    item?: { revision: number }
    level?: number
    levels?: number
    unopened?: string[]
  }
  for (const picture of unopened) await client.bytes(`/api/office/images/${picture}`)
  const reply = await client.insist('POST', `/api/office/reviews/${id}/decision`, {
    verdict,
    revision: item?.revision,
    reasons: verdict === 'reject' ? [{ code: 'image_unreadable' }] : [],
  })
  if (reply.status !== 200) {
    tellRefused('decision', reply)
    return false
  }
  const kind = verdict === 'reject' ? 'rejected' : level === levels ? 'approved' : 'passed'
  tell(kind, id, item?.revision)
  // So that there is always something to decide: what is approved for good is asked back.
  if (kind === 'approved') {
    const asked = await client.insist('POST', `/api/office/reviews/${id}/undo`, {
      reason: '核验有误，需要重办',
    })
    if (asked.status !== 200) tellRefused('undo', asked)
  }
  return true
}

/** The second person, who agrees to every undoing. */
export async function undo(shift: Shift, username: string): Promise<void> {
  const client = await signIn(shift.origin, { username })
  shift.tell('ready', username)
  while (await shift.goesOn()) {
    const body = await client.see('/api/office/undo-requests')
    const open = (body.requests as { id: string; state: string; can: boolean }[]).find(
      ({ state, can }) => state === 'requested' && can,
    )
    if (open === undefined) await sleep(100)
    else {
      const path = `/api/office/undo-requests/${open.id}/decision`
      const reply = await client.insist('POST', path, { decision: 'approve' })
      if (reply.status === 200) shift.tell('undone', open.id)
      else shift.tellRefused('undone', reply)
    }
  }
}

import { photograph } from '../../support/applicant.ts'
import { type Client, signIn } from '../client.ts'
import type { Shift } from './shift.ts'

let photographs = 0

interface Candidate {
  client: Client
  name: string
}

async function sendPhotograph(
  shift: Shift,
  { client, name }: Candidate,
  credentialId: unknown,
): Promise<void> {
  photographs += 1
  const bytes = await photograph(photographs)
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'a.jpg')
  const { status, body } = await client.insist('POST', `/api/portal/credentials/${credentialId}/images`, form)
  if (status === 200) shift.tell('image', body.id, body.digest, name)
}

async function addCredential(
  shift: Shift,
  candidate: Candidate,
  { type, fields }: { type: string; fields: object },
): Promise<string> {
  const { client } = candidate
  const { body } = await client.insist('POST', '/api/portal/credentials', { type })
  await sendPhotograph(shift, candidate, body.id)
  await client.insist('PUT', `/api/portal/credentials/${body.id}`, { version: body.version, fields })
  return String(body.id)
}

/** Puts credentials with photographs into the wallet. */
export async function collect(shift: Shift, name: string): Promise<void> {
  const client = await signIn(shift.origin, { name })
  shift.tell('ready', name)
  while (await shift.goesOn()) {
    const { status, body } = await client.insist('POST', '/api/portal/credentials', { type: 'other' })
    // The wallet is full: what is in it stays, and more photographs find no room.
    if (status !== 200) return
    for (let number = 0; number < 4 && (await shift.goesOn()); number += 1)
      await sendPhotograph(shift, { client, name }, body.id)
  }
}

/** Files, modifies, withdraws, and files again what was rejected. */
export async function apply(shift: Shift, name: string, seed: number): Promise<void> {
  const client = await signIn(shift.origin, { name })
  const diploma = {
    number: `10246520100500${String(seed).padStart(4, '0')}`,
    obtainedOn: '2010-07-01',
    province: '上海市',
    qualification: '本科',
  }
  const form = { onlineCode: `ABCD${String(seed).padStart(12, '0')}` }
  const own = { client, name }
  const evidence = [
    await addCredential(shift, own, { type: 'diploma', fields: diploma }),
    await addCredential(shift, own, { type: 'registration_form', fields: form }),
  ]
  shift.tell('ready', name)
  for (let turn = 1; await shift.goesOn(); turn += 1) {
    const body = await client.see('/api/portal/services/exemption')
    const [newest] = body.applications as { id: string; state: string; revision: number }[]
    if (newest?.state === 'pending' && turn % 3 === 0) await withdraw(shift, client, newest)
    else if (newest === undefined || newest.state === 'withdrawn')
      await fileFirst(shift, client, { notice: body.notice, evidence })
    else if (newest.state === 'rejected' || (newest.state === 'pending' && turn % 3 === 1))
      await fileAgain(shift, client, newest.id)
    else await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function withdraw(
  { tell }: Shift,
  client: Client,
  { id, revision }: { id: string; revision: number },
): Promise<void> {
  const { status } = await client.insist('POST', `/api/portal/applications/${id}/withdraw`, { revision })
  if (status === 200) tell('withdrawn', id, revision)
}

async function fileAgain(shift: Shift, client: Client, id: string): Promise<void> {
  const { status, body } = await client.insist('POST', `/api/portal/applications/${id}/draft`)
  if (status === 200) await submit(shift, client, { ...body, id: body.id, version: body.version })
}

async function fileFirst(
  shift: Shift,
  client: Client,
  { notice, evidence }: { notice: unknown; evidence: string[] },
): Promise<void> {
  const courses = ['03708']
  const begun = await client.insist('POST', '/api/portal/services/exemption/draft', {
    noticeVersion: (notice as { version: number }).version,
  })
  const form = {
    service: 'exemption',
    courses,
    evidence: evidence.map((credentialId) => ({ credentialId, courses })),
  }
  const path = `/api/portal/drafts/${begun.body.id}`
  const saved = await client.insist('PUT', path, { version: begun.body.version, form })
  if (saved.status === 200) await submit(shift, client, { id: begun.body.id, version: saved.body.version })
}

async function submit(
  { tell, tellRefused }: Shift,
  client: Client,
  draft: { id: unknown; version: unknown; correction?: unknown },
): Promise<void> {
  const correction = draft.correction as { version: number } | undefined
  const reply = await client.insist('POST', `/api/portal/drafts/${draft.id}/submit`, {
    version: draft.version,
    ...(correction ? { applicationVersion: correction.version } : {}),
  })
  if (reply.status === 200) tell('filing', reply.body.filingId, draft.id)
  else tellRefused('filing', reply)
}

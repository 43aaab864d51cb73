// A process of its own, so that it outlives what is killed: `node load.ts <origin> <ledger> <everything | photographs>`. It
// writes each acknowledged request into the ledger, one line each, until it is told to stop.
import { appendFileSync } from 'node:fs'
import { photograph } from '../support/applicant.ts'
import { type Client, signIn } from './client.ts'

const [origin = '', ledger = '', what = ''] = process.argv.slice(2)
let isOver = false
let photographs = 0
process.once('SIGTERM', () => {
  isOver = true
})

function tell(kind: string, ...words: unknown[]): void {
  const at = performance.timeOrigin + performance.now()
  appendFileSync(ledger, `${[at, kind, ...words].join(' ')}\n`)
}

interface Candidate {
  client: Client
  name: string
}

async function sendPhotograph({ client, name }: Candidate, credentialId: unknown): Promise<void> {
  photographs += 1
  const bytes = await photograph(photographs)
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'a.jpg')
  const { status, body } = await client.insist('POST', `/api/portal/credentials/${credentialId}/images`, form)
  if (status === 200) tell('image', body.id, body.digest, name)
}

async function addCredential(candidate: Candidate, type: string, fields: object): Promise<string> {
  const { client } = candidate
  const { body } = await client.insist('POST', '/api/portal/credentials', { type })
  await sendPhotograph(candidate, body.id)
  await client.insist('PUT', `/api/portal/credentials/${body.id}`, { version: body.version, fields })
  return String(body.id)
}

/** Puts credentials with photographs into the wallet. */
async function collect(name: string): Promise<void> {
  const client = await signIn(origin, { name })
  tell('ready', name)
  while (!isOver) {
    const { status, body } = await client.insist('POST', '/api/portal/credentials', { type: 'other' })
    // The wallet is full: what is in it stays, and more photographs find no room.
    if (status !== 200) return
    for (let number = 0; number < 4 && !isOver; number += 1) await sendPhotograph({ client, name }, body.id)
  }
}

/** Files, modifies, withdraws, and files again what was rejected. */
async function apply(name: string, seed: number): Promise<void> {
  const client = await signIn(origin, { name })
  const evidence = [
    await addCredential({ client, name }, 'diploma', {
      number: `10246520100500${String(seed).padStart(4, '0')}`,
      obtainedOn: '2010-07-01',
      province: '上海市',
      qualification: '本科',
    }),
    await addCredential({ client, name }, 'registration_form', {
      onlineCode: `ABCD${String(seed).padStart(12, '0')}`,
    }),
  ]
  tell('ready', name)
  while (!isOver) {
    const { body } = await client.insist('GET', '/api/portal/services/exemption')
    const [newest] = body.applications as { id: string; state: string; revision: number }[]
    if (newest?.state === 'pending' && photographs % 3 === 0) {
      const { status } = await client.insist('POST', `/api/portal/applications/${newest.id}/withdraw`, {
        revision: newest.revision,
      })
      if (status === 200) tell('withdrawn', newest.id, newest.revision)
    } else if (newest && newest.state !== 'withdrawn') {
      await fileAgain(client, newest.id)
    } else await fileFirst(client, { notice: body.notice, evidence })
  }
}

async function fileAgain(client: Client, id: string): Promise<void> {
  const { status, body } = await client.insist('POST', `/api/portal/applications/${id}/draft`)
  if (status === 200) await submit(client, { ...body, id: body.id, version: body.version })
}

async function fileFirst(client: Client, { notice, evidence }: { notice: unknown; evidence: string[] }) {
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
  if (saved.status === 200) await submit(client, { id: begun.body.id, version: saved.body.version })
}

async function submit(
  client: Client,
  draft: { id: unknown; version: unknown; correction?: unknown },
): Promise<void> {
  const correction = draft.correction as { version: number } | undefined
  const { status, body } = await client.insist('POST', `/api/portal/drafts/${draft.id}/submit`, {
    version: draft.version,
    ...(correction ? { applicationVersion: correction.version } : {}),
  })
  if (status === 200) tell('filing', body.filingId, draft.id)
}

/** Takes the next and rejects it, again and again. */
async function review(username: string): Promise<void> {
  const client = await signIn(origin, { username })
  tell('ready', username)
  while (!isOver) {
    const { body } = await client.insist('POST', '/api/office/reviews/next', { service: 'exemption' })
    if (body.id === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    const seen = await client.insist('GET', `/api/office/reviews/${body.id}`)
    const { revision } = (seen.body.item ?? {}) as { revision?: number }
    const decision = { verdict: 'reject', revision, reasons: [{ code: 'image_unreadable' }] }
    const { status } = await client.insist('POST', `/api/office/reviews/${body.id}/decision`, decision)
    if (status === 200) tell('rejected', body.id, revision)
  }
}

await Promise.all([
  ...(what === 'everything' ? [apply('何建国', 1), apply('马晓燕', 2), review('sufe-review')] : []),
  ...['张伟明', '阿依古丽·买买提', '赵敏', '周涛', '吴倩', '郑凯'].map(collect),
])

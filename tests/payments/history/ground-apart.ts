import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ACT_KEY } from '#contracts/route.ts'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { type PaymentPeer, startPaymentPeer } from '../../payment-peer/peer.ts'
import { sectionOf } from '../../payment-peer/secrets-section.ts'
import { givenIn } from '../../support/given.ts'
import type { TestApplication } from '../../support/test-application.ts'
import { SECRETS } from '../../support/test-deps.ts'
import type { Visitor } from '../../support/visitor.ts'
import { DUE, type Ground, notBeforeToday, TASKS } from './ground.ts'
import { type ProductApart, startProductApart } from './product-apart.ts'

/** The product in a process of its own, on the database of the application of a test, which serves to make people only. */
export async function groundApart(
  application: TestApplication,
  directory: string,
): Promise<Ground & { stop(): Promise<void> }> {
  notBeforeToday(application.clock)
  let movedMs = application.clock.now().getTime() - Date.now()
  const now = () => new Date(Date.now() + movedMs)
  const peer = await startPaymentPeer({ now })
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  writeFileSync(join(directory, 'secrets.json'), JSON.stringify({ ...SECRETS, payment: sectionOf(peer) }))
  const environment = environmentOf({ application, peer, directory, port })
  const apart = await startProductApart({ origin, environment, movedMs })
  const moveTo = async (milliseconds: number) => {
    movedMs = milliseconds
    application.clock.set(now())
    await apart.move(movedMs)
  }
  return {
    product: { application, given: givenIn(application), peer },
    meet: (person) => ({ ...person, ...visitorAt(apart, person) }),
    work: () => untilNothingIsDue(application, now),
    pass: (milliseconds) => moveTo(movedMs + milliseconds),
    async kill(afterMs) {
      await sleep(afterMs)
      await apart.kill()
    },
    async stop() {
      await apart.stop()
      await peer.stop()
    },
  }
}

function environmentOf(at: {
  application: TestApplication
  peer: PaymentPeer
  directory: string
  port: number
}): Record<string, string> {
  return {
    PORT: String(at.port),
    KAOJI_MODE: 'demonstration',
    KAOJI_DATA_DIR: at.directory,
    KAOJI_PUBLIC_ORIGIN: `http://127.0.0.1:${at.port}`,
    KAOJI_ALIPAY_GATEWAY: at.peer.alipay.gateway,
    KAOJI_WECHAT_GATEWAY: at.peer.base,
    DATABASE_URL: at.application.databaseUrl,
  }
}

const PATIENCE_MS = 30_000

/** The product's own worker runs them; a job that is due by its clock is made due by the database's. */
async function untilNothingIsDue({ owner }: TestApplication, now: () => Date): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const { rowCount } = await owner.query(DUE, [TASKS, now()])
    if (rowCount === 0) return
    await owner.query(`select pg_notify('jobs:insert', '{"r":"test","count":1}')`)
    await sleep(25)
  }
  throw new Error('the worker does not come to an end')
}

/** The same session, in a browser at the product's address. A product that is killed answers nothing. */
function visitorAt({ origin }: ProductApart, { cookie }: Visitor): Visitor {
  return {
    cookie,
    async call(method, path, { body, headers = {} } = {}) {
      const own = {
        'x-kaoji': '1',
        cookie: cookie(),
        ...(method === 'GET' ? {} : { [ACT_KEY]: randomUUID() }),
      }
      const sent = sentAs(body)
      const response = await fetch(`${origin}${path}`, {
        method,
        ...sent,
        headers: { ...own, ...sent.headers, ...headers },
      }).catch(() => undefined)
      const answered = await response?.arrayBuffer().catch(() => undefined)
      return answerOf(response, answered ? Buffer.from(answered) : Buffer.alloc(0))
    },
  }
}

function sentAs(body: unknown): { body?: string | Uint8Array<ArrayBuffer>; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} }
  if (body instanceof Buffer) return { body: new Uint8Array(body), headers: {} }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

function answerOf(response: Response | undefined, bytes: Buffer) {
  const text = bytes.toString()
  const isJson = response?.headers.get('content-type')?.includes('json') === true && text !== ''
  return {
    status: response?.status ?? 503,
    headers: Object.fromEntries(response?.headers ?? []),
    text,
    bytes,
    body: isJson ? JSON.parse(text) : {},
  }
}

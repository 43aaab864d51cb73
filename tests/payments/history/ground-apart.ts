import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { type PaymentPeer, startPaymentPeer } from '../../payment-peer/peer.ts'
import { sectionOf } from '../../payment-peer/secrets-section.ts'
import { startProductApart } from '../../support/apart/product-apart.ts'
import { visitorAt } from '../../support/apart/visitor-at.ts'
import { givenIn } from '../../support/given.ts'
import type { TestApplication } from '../../support/test-application.ts'
import { SECRETS } from '../../support/test-deps.ts'
import { DUE, type Ground, notBeforeToday, TASKS } from './ground.ts'

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
    meet: (person) => ({ ...person, ...visitorAt(origin, person) }),
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

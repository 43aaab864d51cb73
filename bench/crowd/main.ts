import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as after } from 'node:timers/promises'
import { bulkIdNumber } from '../../tools/bulk-candidates.ts'
import type { Coming, CrowdOrder, Errand, Outcome } from './errands.ts'
import { type Answer, createLines, retryAfterMs } from './line.ts'
import { addressOf, get, post, upload } from './requests.ts'
import { createTally } from './tally.ts'

// Crowds in a process of its own, on a core of its own: reads an order from each line, and prints what became of everybody.

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(await sendAll(JSON.parse(line) as CrowdOrder))}\n`)
process.exit(0)

/** What one crowd asks with, and whose turn it is. */
interface Crowd {
  order: CrowdOrder
  picture: Buffer
  ask: ReturnType<typeof createLines>['ask']
  turns: Record<Errand, number>
}

async function sendAll(order: CrowdOrder): Promise<Outcome[]> {
  const { ask, close } = createLines(order.port)
  const crowd: Crowd = {
    order,
    picture: order.picture === undefined ? Buffer.alloc(0) : readFileSync(order.picture),
    ask,
    turns: { 'sign-in': order.from, home: 0, sheet: 0, picture: order.from },
  }
  const outcomes = await Promise.all(order.comings.map((coming) => come(crowd, coming)))
  close()
  return outcomes
}

async function come(crowd: Crowd, coming: Coming): Promise<Outcome> {
  const start = performance.now()
  const end = start + coming.seconds * 1_000
  const tally = createTally(coming.errand, { start, end })
  const before = process.cpuUsage()
  const one = async () => {
    const from = performance.now()
    tally.came()
    const turn = crowd.turns[coming.errand]++
    let answer = await run(crowd, coming.errand, turn)
    while (coming.whenRefused && answer?.status === 503) {
      const waits = coming.whenRefused === 'waits' ? retryAfterMs(answer) : 0
      if (performance.now() + waits >= end) break
      tally.waited()
      await after(waits)
      answer = await run(crowd, coming.errand, turn)
    }
    tally.add(answer, performance.now() - from)
  }
  if (coming.pace.kind === 'closed') {
    const next = async (): Promise<void> => {
      while (performance.now() < end) await one()
    }
    await Promise.all(Array.from({ length: coming.pace.atOnce }, next))
  } else {
    const { perSecond } = coming.pace
    const running: Promise<void>[] = []
    while (performance.now() < end) {
      const due = Math.floor(((performance.now() - start) / 1_000) * perSecond)
      while (running.length < due) running.push(one())
      await after(2)
    }
    const share = shareSince(before, start)
    await Promise.all(running)
    return tally.outcome(share)
  }
  return tally.outcome(shareSince(before, start))
}

/** The processor time since then, of one core. */
function shareSince(before: NodeJS.CpuUsage, start: number): number {
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1_000 / (performance.now() - start)
}

function run({ order, picture, ask }: Crowd, errand: Errand, turn: number): Promise<Answer | undefined> {
  const cookie = order.cookies[turn % order.cookies.length] ?? ''
  switch (errand) {
    // All that the page shows (decision 0095).
    case 'home':
      return ask(get('/api/portal/home', cookie))
    case 'sheet':
      return ask(get('/api/portal/scores', cookie))
    case 'sign-in':
      return signIn({ order, ask }, turn)
    case 'picture': {
      const { cookie: own, credential } = order.wallets[turn % order.wallets.length] ?? {
        cookie: '',
        credential: '',
      }
      return ask(upload(`/api/portal/credentials/${credential}/images`, own, picture))
    }
    default:
      return errand satisfies never
  }
}

/** A sign-in with a captcha of its own; whoever gets no captcha is refused the sign-in. */
async function signIn(
  { order, ask }: Pick<Crowd, 'order' | 'ask'>,
  turn: number,
): Promise<Answer | undefined> {
  const address = addressOf(turn)
  const captcha = await ask(post('/api/captchas', address, { purpose: 'sign_in' }))
  if (captcha?.status !== 200) return captcha
  const { id, demonstrationAnswer } = JSON.parse(captcha.body) as { id: string; demonstrationAnswer: string }
  const { first, count } = order.visitors
  const body = {
    idNumber: bulkIdNumber(first + (turn % count)),
    password: order.password,
    captcha: { id, answer: demonstrationAnswer },
  }
  return ask(post('/api/portal/sign-in', address, body))
}

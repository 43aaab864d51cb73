import { setTimeout as sleep } from 'node:timers/promises'
import { signIn } from '#tests/crash/client.ts'

/** Somebody who asks without end. */
export interface Probe {
  /** The instants of the answers. */
  answered(): readonly number[]
  stop(): void
}

const EVERY_MS = 100

/** Now, as the ledger of the load writes it. */
export const nowMs = () => performance.timeOrigin + performance.now()

/** Reads the home page of a candidate ten times a second, each time once; `strange`: answers that neither serve nor ask to come again. */
export async function startProbe(origin: string): Promise<Probe & { strange(): readonly string[] }> {
  const client = await signIn(origin, { name: '孙丽华' })
  const strange = new Set<string>()
  const working = askOnAndOn(async () => {
    const reply = await client.call('GET', '/api/portal/home').catch(() => undefined)
    if (reply && reply.status !== 200 && reply.status !== 503)
      strange.add(`${reply.status} ${reply.body.code}`)
    return reply?.status === 200
  })
  return { ...working, strange: () => [...strange] }
}

/** Looks at one photograph of a candidate in the same way: it comes from the object store each time. */
export async function startPhotographProbe(
  origin: string,
  { id, name }: { id: string; name: string },
): Promise<Probe> {
  const client = await signIn(origin, { name })
  // Asked for again until it is there.
  return askOnAndOn(async () => (await client.bytes(`/api/portal/images/${id}`)).length > 0)
}

function askOnAndOn(ask: () => Promise<boolean>): Probe {
  const answered: number[] = []
  let isOver = false
  const work = async () => {
    while (!isOver) {
      if (await ask()) answered.push(nowMs())
      await sleep(EVERY_MS)
    }
  }
  void work()
  return {
    answered: () => answered,
    stop() {
      isOver = true
    },
  }
}

/** The longest time without an instant between two others, in milliseconds: from the last before `from` to the first after `to`. */
export function longestSilence(
  instants: readonly number[],
  { from, to }: { from: number; to: number },
): number {
  const first = instants.findLast((at) => at <= from) ?? from
  const last = instants.find((at) => at >= to) ?? to
  const within = [first, ...instants.filter((at) => at > first && at < last), last]
  return Math.max(...within.map((at, place) => at - (within[place - 1] ?? at)))
}

import { Agent, request } from 'node:http'
import type { Letter } from '../tests/payment-peer/post.ts'

const AT_ONCE = 48

/** What came back of many letters. */
export interface Posted {
  perSecond: number
  p50: number
  p99: number
  longest: number
  refused: number
}

/**
 * Posts letters to `origin`, as fast as answers come, or one each `everyMs`. Each seems to come from an address of its own, because
 * the limits count addresses.
 */
export async function postLetters(
  origin: string,
  letters: readonly Letter[],
  pace: { everyMs?: number } = {},
): Promise<Posted> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const times: number[] = []
  let refused = 0
  const start = performance.now()
  const one = async (letter: Letter, index: number) => {
    const begun = performance.now()
    const isAccepted = await post(agent, { origin, letter, index })
    times.push(performance.now() - begun)
    if (!isAccepted) refused += 1
  }
  if (pace.everyMs === undefined) await inTurn(letters, one)
  else await paced(letters, pace.everyMs, one)
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { perSecond: letters.length / seconds, p50: at(0.5), p99: at(0.99), longest: at(1), refused }
}

type Send = (letter: Letter, index: number) => Promise<void>

async function inTurn(letters: readonly Letter[], send: Send): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let index = next++; index < letters.length; index = next++) {
      const letter = letters[index]
      if (letter) await send(letter, index)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Sends on time, whatever the answers do: a slow answer delays nobody else. */
async function paced(letters: readonly Letter[], everyMs: number, send: Send): Promise<void> {
  const start = performance.now()
  const sent: Promise<void>[] = []
  for (const [index, letter] of letters.entries()) {
    const wait = start + index * everyMs - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    sent.push(send(letter, index))
  }
  await Promise.all(sent)
}

function post(
  agent: Agent,
  { origin, letter, index }: { origin: string; letter: Letter; index: number },
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const address = `10.${Math.floor(index / 62_500) % 250}.${Math.floor(index / 250) % 250}.${index % 250}`
    const headers = {
      ...letter.headers,
      'content-length': String(Buffer.byteLength(letter.body)),
      'x-forwarded-for': address,
    }
    const url = `${origin}${new URL(letter.url).pathname}`
    const outgoing = request(url, { method: 'POST', agent, headers }, (incoming) => {
      incoming.resume()
      incoming.on('end', () => resolve((incoming.statusCode ?? 500) < 300))
    })
    outgoing.on('error', reject)
    outgoing.end(letter.body)
  })
}

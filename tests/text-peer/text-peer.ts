import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the gateway answers until it is told otherwise. `lost`: it does what was asked, and its answer never arrives. */
export type Mood =
  | 'well'
  | 'lost'
  | 'down'
  | 'silent'
  | 'forged'
  | 'unsigned'
  | 'replays'
  | 'talks-html'
  | 'talks-long'
  | 'another-word'

interface Sent {
  to: string
  text: string
  usefulUntil?: string
}

export interface TextPeer {
  address: string
  secret: string
  mood: Mood
  /** What becomes of what it takes. */
  fate: 'accepted' | 'delivered' | { failed: string }
  /** What it sent, by id: each once. */
  sent: ReadonlyMap<string, Sent>
  /** Requests as they came: method and path. */
  heard: string[]
  /** What was wrong with the signature, time or nonce of a request. */
  faults: string[]
  /** Forgets a message, as a gateway that was set up anew. */
  forget(id: string): void
  stop(): Promise<void>
}

/** Starts a gateway on a free port of this machine. `now`: its clock, in milliseconds. */
export async function startTextPeer({ now }: { now: () => number }): Promise<TextPeer> {
  const secret = '7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7ea1b2c3d4e5f60718293a4b5c6d7e8f91'
  const sent = new Map<string, Sent>()
  const nonces = new Set<string>()
  let last = { text: '{"state":"delivered"}', nonce: '' }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const peer: TextPeer = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/texts`,
    ...{ secret, mood: 'well', fate: 'accepted', sent, heard: [], faults: [] },
    forget: (id) => void sent.delete(id),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  const hash = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')
  const sign = (...lines: string[]) =>
    createHmac('sha256', Buffer.from(secret, 'hex')).update(lines.join('\n'), 'utf8').digest('hex')

  function faultOf(request: IncomingMessage, body: Buffer): string | undefined {
    const header = (name: string) => String(request.headers[name] ?? '')
    const [time, nonce] = [header('kaoji-timestamp'), header('kaoji-nonce')]
    const expected = sign('v1', request.method ?? '', request.url ?? '', time, nonce, hash(body))
    if (header('kaoji-signature') !== expected) return 'signature'
    if (Math.abs(now() / 1000 - Number(time)) > 300) return 'time'
    if (nonces.has(nonce) || !/^[0-9a-f]{32}$/.test(nonce)) return 'nonce'
    nonces.add(nonce)
    return undefined
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    peer.heard.push(`${request.method} ${request.url}`)
    const fault = faultOf(request, body)
    if (fault) peer.faults.push(fault)
    if (fault || peer.mood === 'down') return void response.writeHead(503).end('')
    if (peer.mood === 'silent') return
    const said = JSON.stringify(stateAfter(request, body))
    if (peer.mood === 'lost') return void response.destroy()
    speak(response, { text: said, nonce: String(request.headers['kaoji-nonce']) })
  }

  function speak(response: ServerResponse, { text, nonce }: { text: string; nonce: string }): void {
    const other = {
      'talks-html': '<html>系统维护</html>',
      'talks-long': JSON.stringify({ state: 'failed', words: 'x'.repeat(70_000) }),
      'another-word': '{"state":"perhaps"}',
    } as Partial<Record<Mood, string>>
    const said = peer.mood === 'replays' ? last : { text: other[peer.mood] ?? text, nonce }
    last = { text, nonce }
    const signature = sign('v1', '200', said.nonce, hash(said.text))
    const forged = signature.replace(/^./, (c) => (c === '0' ? '1' : '0'))
    const header =
      peer.mood === 'unsigned' ? {} : { 'kaoji-signature': peer.mood === 'forged' ? forged : signature }
    response.writeHead(200, { 'content-type': 'application/json', ...header }).end(said.text)
  }

  function stateAfter(request: IncomingMessage, body: Buffer): object {
    const id = (request.url ?? '').split('/').at(-1) ?? ''
    if (request.method === 'PUT' && !sent.has(id)) sent.set(id, JSON.parse(body.toString('utf8')))
    if (!sent.has(id)) return { state: 'absent' }
    return typeof peer.fate === 'string' ? { state: peer.fate } : { state: 'failed', words: peer.fate.failed }
  }

  return peer
}

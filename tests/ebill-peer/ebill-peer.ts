import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Bill {
  request: Record<string, unknown>
  billNo: string
  isReversed: boolean
}

/** How the gateway answers until it is told otherwise. `lost`: it does what was asked, and its answer never arrives. */
export type Mood = 'well' | 'lost' | 'down' | 'forged' | 'busy' | 'refuses' | 'replays' | 'talks-html'

export interface EbillPeer {
  address: string
  secret: string
  mood: Mood
  /** What it issued, by the number of the request. */
  bills: ReadonlyMap<string, Bill>
  /** Requests as they came: method and path. */
  heard: string[]
  /** What was wrong with the signature, time or nonce of a request. */
  faults: string[]
  stop(): Promise<void>
}

/** Starts a gateway on a free port of this machine. `now`: its clock, in milliseconds. */
export async function startEbillPeer({ now }: { now: () => number }): Promise<EbillPeer> {
  const secret = '5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5ca1b2c3d4e5f60718293a4b5c6d7e8f90'
  const bills = new Map<string, Bill>()
  const nonces = new Set<string>()
  let last = ''
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const peer: EbillPeer = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/gateway`,
    ...{ secret, mood: 'well', bills, heard: [], faults: [] },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }

  const sign = (lines: readonly string[]) =>
    createHmac('sha256', Buffer.from(secret, 'hex')).update(lines.join('\n'), 'utf8').digest('hex')
  const hash = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')

  function faultOf(request: IncomingMessage, body: Buffer): string | undefined {
    const header = (name: string) => String(request.headers[name] ?? '')
    const [time, nonce] = [header('kaoji-timestamp'), header('kaoji-nonce')]
    const lines = ['v1', request.method ?? '', request.url ?? '', time, nonce, hash(body)]
    if (header('kaoji-signature') !== sign(lines)) return 'signature'
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
    const said = JSON.stringify(stateAfter(request, body))
    if (peer.mood === 'lost') return void response.destroy()
    if (peer.mood === 'talks-html') return void send(response, request, '<html>系统维护</html>')
    const text = peer.mood === 'replays' ? last : said
    last = said
    send(response, request, text)
  }

  function send(response: ServerResponse, request: IncomingMessage, text: string): void {
    const nonce = String(request.headers['kaoji-nonce'] ?? '')
    const signed = sign(['v1', '200', peer.mood === 'replays' ? 'another' : nonce, hash(text)])
    const signature = peer.mood === 'forged' ? signed.replace(/^./, (c) => (c === '0' ? '1' : '0')) : signed
    response.writeHead(200, { 'content-type': 'application/json', 'kaoji-signature': signature }).end(text)
  }

  function stateAfter(request: IncomingMessage, body: Buffer): object {
    const [, , , requestNo = '', rest] = (request.url ?? '').split('/')
    const bill = bills.get(requestNo)
    if (rest === 'reversal' && bill) bill.isReversed = true
    const isNew = request.method === 'PUT' && rest === undefined && !bill
    if (isNew && peer.mood === 'refuses') return { state: 'refused', words: '项目编码未备案' }
    if (!bill && peer.mood === 'busy') return { state: 'accepted' }
    if (isNew) {
      const billNo = String(bills.size + 1).padStart(10, '0')
      bills.set(requestNo, { request: JSON.parse(body.toString('utf8')), billNo, isReversed: false })
    }
    return stateOf(bills.get(requestNo))
  }

  function stateOf(known: Bill | undefined): object {
    if (!known) return { state: 'absent' }
    const issued = {
      ...{ billCode: '31010126', billNo: known.billNo, checkCode: 'a1b2c3' },
      ...{ address: 'https://pjcy.example.cn/31', issuedAt: new Date(now()).toISOString() },
    }
    return known.isReversed
      ? { state: 'reversed', ...issued, reversalNo: `9${known.billNo.slice(1)}`, reversedAt: issued.issuedAt }
      : { state: 'issued', ...issued }
  }

  return peer
}

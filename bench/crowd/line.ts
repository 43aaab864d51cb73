import { connect, type Socket } from 'node:net'

/** An answer, as far as a crowd reads it. */
export interface Answer {
  status: number
  head: string
  body: string
  /** How long it took. */
  ms: number
}

const GIVES_UP_MS = 15_000

interface Line {
  socket: Socket
  parts: Buffer[]
  settle: ((answer: Answer | undefined) => void) | undefined
  since: number
}

/**
 * Asks over raw sockets that are kept and used again. A library for HTTP takes a third of what a server can give, so that one would measure
 * the client. An answer that does not come in 15 s is none: the socket is closed, as a browser does.
 */
export function createLines(port: number) {
  const idle: Line[] = []
  const open = (): Line => {
    const line: Line = {
      socket: connect({ port, host: '127.0.0.1', noDelay: true }),
      parts: [],
      settle: undefined,
      since: 0,
    }
    line.socket.on('data', (part: Buffer) => {
      line.parts.push(part)
      const answer = complete(line)
      if (!answer) return
      line.parts = []
      const { settle } = line
      line.settle = undefined
      if (/\r\nconnection: close/i.test(answer.head)) line.socket.destroy()
      else idle.push(line)
      settle?.(answer)
    })
    line.socket.on('error', () => undefined)
    line.socket.on('close', () => {
      const place = idle.indexOf(line)
      if (place !== -1) idle.splice(place, 1)
      line.settle?.(undefined)
    })
    return line
  }
  const ask = (request: string | readonly [string, Buffer]): Promise<Answer | undefined> =>
    new Promise((resolve) => {
      const line = idle.pop() ?? open()
      const timer = setTimeout(() => line.socket.destroy(), GIVES_UP_MS)
      line.since = performance.now()
      line.settle = (answer) => {
        clearTimeout(timer)
        resolve(answer)
      }
      if (typeof request === 'string') line.socket.write(request, 'latin1')
      else {
        line.socket.write(request[0], 'latin1')
        line.socket.write(request[1])
      }
    })
  const close = () => {
    for (const { socket } of idle.splice(0)) socket.destroy()
  }
  return { ask, close }
}

/** The answer, once its body is there as long as its head says. */
function complete({ parts, since }: Line): Answer | undefined {
  const [first] = parts
  if (!first) return undefined
  const all = parts.length === 1 ? first : Buffer.concat(parts)
  if (parts.length > 1) parts.splice(0, parts.length, all)
  const end = all.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const head = all.toString('latin1', 0, end)
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
  if (all.length < end + 4 + length) return undefined
  return {
    status: Number(head.slice(9, 12)),
    head,
    body: all.toString('utf8', end + 4),
    ms: performance.now() - since,
  }
}

/** When a refusal says to come back. */
export function retryAfterMs({ head }: Answer): number {
  return 1_000 * Number(/\r\nretry-after: (\d+)/i.exec(head)?.[1] ?? 0)
}

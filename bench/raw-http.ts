import { createServer } from 'node:http'

/** The baseline: node:http that looks a cookie up in a map and sends the same number of bytes and headers. */
const body = Buffer.alloc(Number(process.env.BENCH_BYTES ?? '1600'), 'a')
const headers = JSON.parse(process.env.BENCH_HEADERS ?? '{}') as Record<string, string>
const sessions = new Map([['x', body]])

createServer((request, reply) => {
  const token = request.headers.cookie?.slice(13) ?? ''
  reply.writeHead(200, { ...headers, 'content-length': String(body.length) })
  reply.end(sessions.get(token) ?? body)
}).listen(Number(process.env.PORT), '127.0.0.1')

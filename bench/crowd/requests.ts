import { randomUUID } from 'node:crypto'

/** A request without a body, from a person who is signed in. */
export function get(path: string, cookie: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\nX-Kaoji: 1\r\nX-Forwarded-For: 10.255.0.1\r\nCookie: kaoji-portal=${cookie}\r\n\r\n`
}

/** A visitor's request with a body. A city comes from many addresses, and the limits count each network by itself. */
export function post(path: string, address: string, body: unknown): string {
  const text = JSON.stringify(body)
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-Kaoji: 1\r\nX-Forwarded-For: ${address}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}

/** An upload of one picture. */
export function upload(path: string, cookie: string, picture: Buffer): readonly [string, Buffer] {
  const mark = 'bench-picture'
  const before = `--${mark}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`
  const body = Buffer.concat([Buffer.from(before), picture, Buffer.from(`\r\n--${mark}--\r\n`)])
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-Kaoji: 1\r\nX-Forwarded-For: 10.255.0.1\r\nCookie: kaoji-portal=${cookie}\r\nIdempotency-Key: ${randomUUID()}\r\nContent-Type: multipart/form-data; boundary=${mark}\r\nContent-Length: ${body.length}\r\n\r\n`
  return [head, body]
}

/** An address of its own for each of the first fifteen million who ask. */
export function addressOf(order: number): string {
  return `10.${Math.floor(order / 62_500) % 250}.${Math.floor(order / 250) % 250}.${order % 250}`
}

import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** What passed through: so many bytes, and their SHA-256. */
export interface Digested {
  bytes: number
  digest: Buffer
}

/** A stream that lets everything through and reads its length and digest on the way. `result` is asked once, when all has passed. */
export function digesting(): { through: Transform; result: () => Digested } {
  const digest = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      digest.update(chunk)
      done(null, chunk)
    },
  })
  return { through, result: () => ({ bytes, digest: digest.digest() }) }
}

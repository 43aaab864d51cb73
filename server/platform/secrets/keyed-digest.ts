import { hash } from 'node:crypto'

/** A block of SHA-256, and its result. */
const BLOCK = 64
const RESULT = 32
/** Longer texts than any that is indexed take a buffer of their own. */
const ROOM = 1_024

/**
 * HMAC-SHA-256 (RFC 2104) with a key that stays: the two paddings are made once, and each text is two digests in one call each. Node's own
 * HMAC makes an object for each text: 5 instead of 1 µs for a number. A test holds both against each other.
 */
export function keyedDigest(key: Buffer): (text: string) => Buffer {
  const short = key.length > BLOCK ? hash('sha256', key, 'buffer') : key
  const padded = (pad: number) => Buffer.alloc(BLOCK, pad).map((byte, place) => byte ^ (short[place] ?? 0))
  const [inner, outer] = [padded(0x36), padded(0x5c)]
  const room = Buffer.concat([inner, Buffer.alloc(ROOM)])
  const last = Buffer.concat([outer, Buffer.alloc(RESULT)])
  return (text) => {
    const fits = text.length * 3 <= ROOM
    const message = fits ? room : Buffer.concat([inner, Buffer.from(text)])
    const end = fits ? BLOCK + room.write(text, BLOCK) : message.length
    last.write(hash('sha256', message.subarray(0, end), 'hex'), BLOCK, 'hex')
    // As digits, and these as bytes: to ask for bytes takes Node three times as long as both.
    return Buffer.from(hash('sha256', last, 'hex'), 'hex')
  }
}

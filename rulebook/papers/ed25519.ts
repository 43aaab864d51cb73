import { sha512 } from '@noble/hashes/sha2.js'
import { isSame, joined } from './bytes.ts'

/**
 * Verifies Ed25519 (RFC 8032) where the machine may not know it: browsers learned it in 2025, and a paper has to be verified by older
 * ones, without a network. It handles public values only, so that its time reveals nothing. What OpenSSL refuses, it refuses.
 */
const P = 2n ** 255n - 19n
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n
const D = mod(-121665n * inverse(121666n))
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n)

/** Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint]

const NEUTRAL: Point = [0n, 1n, 1n, 0n]
const BASE = basePoint()

/** Whether the holder of `publicKey` signed `message`; false also for what is no key and no signature. */
export function isSigned(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const key = decompress(publicKey)
  const [commitment, scalar] = [signature.subarray(0, 32), numberOf(signature.subarray(32))]
  if (!key || scalar >= ORDER) return false
  const challenge = numberOf(sha512(joined(commitment, publicKey, message))) % ORDER
  const [x, y, z, t] = times(key, challenge)
  return isSame(compress(add(times(BASE, scalar), [mod(-x), y, z, mod(-t)])), commitment)
}

function basePoint(): Point {
  const y = mod(4n * inverse(5n))
  const x = rootFor(y, { isOdd: false })
  if (x === undefined) throw new Error('the curve has no base point')
  return [x, y, 1n, mod(x * y)]
}

function decompress(bytes: Uint8Array): Point | undefined {
  const all = numberOf(bytes)
  const isOdd = all >> 255n === 1n
  const y = all & (2n ** 255n - 1n)
  const x = y < P ? rootFor(y, { isOdd }) : undefined
  return x === undefined ? undefined : [x, y, 1n, mod(x * y)]
}

function compress([x, y, z]: Point): Uint8Array {
  const one = inverse(z)
  let rest = mod(y * one) | ((mod(x * one) & 1n) << 255n)
  return Uint8Array.from({ length: 32 }, () => {
    const byte = Number(rest & 255n)
    rest >>= 8n
    return byte
  })
}

/** The x of a point with that y (RFC 8032, 5.1.3). */
function rootFor(y: bigint, { isOdd }: { isOdd: boolean }): bigint | undefined {
  const [u, v] = [mod(y * y - 1n), mod(D * y * y + 1n)]
  const v3 = mod(v * v * v)
  let x = mod(u * v3 * power(mod(u * v3 * v3 * v), (P - 5n) / 8n))
  const square = mod(v * x * x)
  if (square === mod(-u)) x = mod(x * ROOT_OF_MINUS_ONE)
  else if (square !== u) return undefined
  if (x === 0n && isOdd) return undefined
  return (x & 1n) === (isOdd ? 1n : 0n) ? x : P - x
}

function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2))
  const b = mod((y1 + x1) * (y2 + x2))
  const c = mod(2n * t1 * t2 * D)
  const d = mod(2n * z1 * z2)
  const [e, f, g, h] = [b - a, d - c, d + c, b + a]
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)]
}

function times(point: Point, scalar: bigint): Point {
  let sum = NEUTRAL
  let double = point
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) sum = add(sum, double)
    double = add(double, double)
  }
  return sum
}

function power(base: bigint, exponent: bigint): bigint {
  let product = 1n
  let square = mod(base)
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) product = mod(product * square)
    square = mod(square * square)
  }
  return product
}

function inverse(value: bigint): bigint {
  return power(value, P - 2n)
}

function mod(value: bigint): bigint {
  const rest = value % P
  return rest < 0n ? rest + P : rest
}

/** Little-endian. */
function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}

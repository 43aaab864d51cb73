import { createHash, generateKeyPair, type KeyObject, randomBytes, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import { type Name, writeCertificate } from './der.ts'

export interface Pair {
  publicKey: KeyObject
  privateKey: KeyObject
}

const make = promisify(generateKeyPair)

/** A fresh RSA pair of 2,048 bits, as both providers demand. */
export function rsaPair(): Promise<Pair> {
  return make('rsa', { modulusLength: 2048 })
}

export function ecPair(): Promise<Pair> {
  return make('ec', { namedCurve: 'P-256' })
}

export const pem = {
  public: (pair: Pair) => pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  private: (pair: Pair) => pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  privatePkcs1: (pair: Pair) => pair.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
}

export interface Certified extends Pair {
  certificate: string
  /** Upper-case hexadecimal, as WeChat Pay writes serial numbers. */
  serial: string
}

/** A certificate for `pair`; without `by` it is signed by itself. */
export function certify(pair: Pair, subject: Name, by?: { name: Name; privateKey: KeyObject }): Certified {
  const serial = Buffer.concat([Buffer.from([0x40 + (randomBytes(1)[0] ?? 0) / 8]), randomBytes(19)])
  const certificate = writeCertificate({
    serial,
    issuer: by?.name ?? subject,
    subject,
    from: new Date('2024-01-01T00:00:00Z'),
    until: new Date('2044-01-01T00:00:00Z'),
    publicKey: pair.publicKey,
    signedBy: by?.privateKey ?? pair.privateKey,
  })
  return { ...pair, certificate, serial: serial.toString('hex').toUpperCase() }
}

/**
 * Alipay's number of a certificate: MD5 of the issuer, its parts from last to first, and the decimal serial.
 * Of a root file, the numbers of those signed with RSA, joined by "_".
 */
export function alipaySerial(file: string): string {
  const blocks = file.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return blocks
    .map((block) => new X509Certificate(block))
    .filter((certificate, _, all) => all.length === 1 || isRsa(certificate))
    .map((certificate) => {
      const issuer = certificate.issuer.split('\n').reverse().join(',')
      return createHash('md5')
        .update(`${issuer}${BigInt(`0x${certificate.serialNumber}`)}`)
        .digest('hex')
    })
    .join('_')
}

function isRsa(certificate: X509Certificate): boolean {
  return certificate.publicKey.asymmetricKeyType === 'rsa'
}

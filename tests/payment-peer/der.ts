import { createSign, type KeyObject } from 'node:crypto'

/** Names in the order in which a certificate lists them: country first, common name last. */
export type Name = readonly (readonly ['C' | 'O' | 'OU' | 'CN', string])[]

export interface CertificateText {
  serial: Buffer
  issuer: Name
  subject: Name
  from: Date
  until: Date
  publicKey: KeyObject
  signedBy: KeyObject
}

/** Writes an X.509 certificate (RFC 5280), signed with SHA-256 by an RSA or a P-256 key, as PEM. */
export function writeCertificate(text: CertificateText): string {
  const algorithm = text.signedBy.asymmetricKeyType === 'ec' ? ecdsaWithSha256 : rsaWithSha256
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(text.serial),
    algorithm,
    nameOf(text.issuer),
    sequence(time(text.from), time(text.until)),
    nameOf(text.subject),
    text.publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = createSign('SHA256').update(body).sign(text.signedBy)
  const whole = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

const oids = {
  C: '550406',
  O: '55040a',
  OU: '55040b',
  CN: '550403',
  rsaWithSha256: '2a864886f70d01010b',
  ecdsaWithSha256: '2a8648ce3d040302',
}

const oid = (name: keyof typeof oids) => tagged(0x06, Buffer.from(oids[name], 'hex'))
const rsaWithSha256 = sequence(oid('rsaWithSha256'), tagged(0x05, Buffer.alloc(0)))
const ecdsaWithSha256 = sequence(oid('ecdsaWithSha256'))

function nameOf(name: Name): Buffer {
  return sequence(
    ...name.map(([kind, value]) => {
      const text = tagged(kind === 'C' ? 0x13 : 0x0c, Buffer.from(value, 'utf8'))
      return tagged(0x31, sequence(oid(kind), text))
    }),
  )
}

function time(at: Date): Buffer {
  const text = at.toISOString().replace(/[-:T]/g, '').slice(2, 14)
  return tagged(0x17, Buffer.from(`${text}Z`))
}

/** A positive number: a leading zero keeps the first bit from being read as a sign. */
function integer(value: Buffer): Buffer {
  const isNegative = (value[0] ?? 0) > 0x7f
  return tagged(0x02, isNegative ? Buffer.concat([Buffer.from([0]), value]) : value)
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts))
}

function tagged(tag: number, content: Buffer): Buffer {
  const size = content.length
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

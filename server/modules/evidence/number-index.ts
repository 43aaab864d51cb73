import type { CredentialFields } from '#contracts/evidence.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { certificateNumberOf } from '#rulebook/evidence/certificate-number.ts'
import { CREDENTIAL_TYPES } from '#rulebook/evidence/credential-types.ts'

interface Numbered {
  type: string
  fields: CredentialFields
}

/**
 * REV-08: the keyed digest that finds a credential's number in other persons' credentials; undefined when it has no
 * number.
 */
export function numberIndexOf(
  { cipher }: { cipher: FieldCipher },
  { type, fields }: Numbered,
): Buffer | undefined {
  const number = certificateNumberOf(fields)
  return number === undefined ? undefined : indexOf(cipher, type, number)
}

/**
 * EXM-06, REV-08: the digests that this number has under every type. A certificate that somebody else used is as likely entered as 「其他证书」,
 * and the digest of a number holds its type.
 */
export function numberIndexesOf(
  { cipher }: { cipher: FieldCipher },
  { type, fields }: Numbered,
): readonly Buffer[] {
  const number = certificateNumberOf(fields)
  if (number === undefined) return []
  const types = new Set([type, ...CREDENTIAL_TYPES.map(({ code }) => code)])
  return [...types].map((one) => indexOf(cipher, one, number))
}

/** A credential of an application, and one of the digests that its number has. */
export interface SoughtNumber {
  credentialId: string
  index: Buffer
}

/** The digests under which the numbers of these credentials are looked for. */
export function soughtNumbers(
  deps: { cipher: FieldCipher },
  credentials: readonly (Numbered & { credentialId: string })[],
): SoughtNumber[] {
  return credentials.flatMap((one) =>
    numberIndexesOf(deps, one).map((index) => ({ credentialId: one.credentialId, index })),
  )
}

function indexOf(cipher: FieldCipher, type: string, number: string): Buffer {
  return cipher.index('credential.number', `${type}|${number}`)
}

import { TransferPackage } from '#contracts/transfers/transfer-package.ts'
import { fitsSchema } from './fits-schema.ts'
import {
  type ExchangeSigner,
  readSealedFile,
  type SealedFile,
  sealFile,
  type Unreadable,
} from './sealed-file.ts'
import { type SignatureFault, signerOf, type TrustedInstallation } from './trust-list.ts'

/** A package as it was read; nothing in it is believed yet. */
export interface ReadPackage {
  content: TransferPackage
  sealed: SealedFile
}

/** Why a package is not taken in. */
export type PackageRefusal =
  | Unreadable
  | SignatureFault
  | 'not_yet'
  | 'expired'
  | 'other_destination'
  | 'replayed'

export type PackageVerdict =
  | { kind: 'good'; content: TransferPackage; digest: string; sender: TrustedInstallation }
  | { kind: 'refused'; refusal: PackageRefusal }

/** What somebody who judges a package knows. */
export interface PackageKnown {
  trusted: readonly TrustedInstallation[]
  now: Date
  /** The province of the installation that reads; undefined: a stranger, for whom it need not be meant. */
  ownProvince: string | undefined
  /** The ids of packages that were taken in already. */
  seenIds: ReadonlySet<string>
}

/** A clock that is ahead by less makes no package one of the future. */
const CLOCK_SLACK_MS = 10 * 60_000

/** TRO-04: the file of a package. Throws where the content is none: that is our own fault. */
export function signPackage(content: TransferPackage, signer: ExchangeSigner): Uint8Array {
  if (!isConsistent(content)) throw new Error('a package that could not be read again')
  return sealFile('package', content, signer)
}

/** Reads the file of a package, without a word about whether it is to be believed. */
export function readPackage(bytes: Uint8Array): ReadPackage | Unreadable {
  const sealed = readSealedFile('package', bytes)
  if (typeof sealed === 'string') return sealed
  const { content } = sealed
  return isConsistent(content) ? { content, sealed } : 'not_a_package'
}

/** TRO-04: judges a package that was read: who signed it, for whom, until when, and whether it was here before. */
export function judgePackage({ content, sealed }: ReadPackage, known: PackageKnown): PackageVerdict {
  const issuedAt = new Date(content.issuedAt)
  const { installation: sender, province } = content.from
  const signer = signerOf(sealed, { sender, signedAt: issuedAt, trusted: known.trusted })
  if (typeof signer === 'string') return { kind: 'refused', refusal: signer }
  const refusal = signer.province === province ? refusalOf(content, known) : 'unknown_key'
  return refusal
    ? { kind: 'refused', refusal }
    : { kind: 'good', content, digest: sealed.digest, sender: signer }
}

/** TRO-04: reads and judges a file. */
export function checkPackage(bytes: Uint8Array, known: PackageKnown): PackageVerdict {
  const read = readPackage(bytes)
  return typeof read === 'string' ? { kind: 'refused', refusal: read } : judgePackage(read, known)
}

function refusalOf(content: TransferPackage, known: PackageKnown): PackageRefusal | undefined {
  const { now, ownProvince, seenIds } = known
  if (Date.parse(content.issuedAt) > now.getTime() + CLOCK_SLACK_MS) return 'not_yet'
  if (ownProvince !== undefined && content.to.province !== ownProvince) return 'other_destination'
  if (seenIds.has(content.id)) return 'replayed'
  return Date.parse(content.expiresAt) <= now.getTime() ? 'expired' : undefined
}

/** What the schema cannot say: it ends after it begins, goes elsewhere, and has each score and each course once. */
function isConsistent(value: unknown): value is TransferPackage {
  if (!fitsSchema(TransferPackage, value)) return false
  const { issuedAt, expiresAt, from, to, scores } = value as TransferPackage
  return (
    Date.parse(issuedAt) < Date.parse(expiresAt) &&
    from.province !== to.province &&
    new Set(scores.map(({ id }) => id)).size === scores.length &&
    new Set(scores.map(({ courseCode }) => courseCode)).size === scores.length
  )
}

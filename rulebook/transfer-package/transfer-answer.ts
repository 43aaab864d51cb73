import { TransferAnswer } from '#contracts/transfers/transfer-package.ts'
import { fitsSchema } from './fits-schema.ts'
import { type ExchangeSigner, readSealedFile, sealFile, type Unreadable } from './sealed-file.ts'
import { type SignatureFault, signerOf, type TrustedInstallation } from './trust-list.ts'

/** Why the destination's answer is not taken. */
export type AnswerRefusal = Unreadable | SignatureFault | 'not_yet' | 'other_destination'

export type AnswerVerdict =
  | { kind: 'good'; content: TransferAnswer; sender: TrustedInstallation }
  | { kind: 'refused'; refusal: AnswerRefusal }

const CLOCK_SLACK_MS = 10 * 60_000

/** TRO-04: the file of an answer to a package. */
export function signAnswer(content: TransferAnswer, signer: ExchangeSigner): Uint8Array {
  if (!fitsSchema(TransferAnswer, content)) throw new Error('an answer that could not be read again')
  return sealFile('answer', content, signer)
}

/**
 * TRO-04: reads and judges the destination's answer. Whether the package was sent at all, and to the province that answers, is for
 * whoever keeps the packages to say.
 */
export function checkAnswer(
  bytes: Uint8Array,
  known: { trusted: readonly TrustedInstallation[]; now: Date; ownInstallation: string },
): AnswerVerdict {
  const sealed = readSealedFile('answer', bytes)
  if (typeof sealed === 'string') return { kind: 'refused', refusal: sealed }
  if (!isAnswer(sealed.content)) return { kind: 'refused', refusal: 'not_a_package' }
  const { content } = sealed
  const issuedAt = new Date(content.issuedAt)
  const { installation: sender, province } = content.from
  const signer = signerOf(sealed, { sender, signedAt: issuedAt, trusted: known.trusted })
  if (typeof signer === 'string') return { kind: 'refused', refusal: signer }
  if (signer.province !== province) return { kind: 'refused', refusal: 'unknown_key' }
  if (issuedAt.getTime() > known.now.getTime() + CLOCK_SLACK_MS)
    return { kind: 'refused', refusal: 'not_yet' }
  return content.to.installation === known.ownInstallation
    ? { kind: 'good', content, sender: signer }
    : { kind: 'refused', refusal: 'other_destination' }
}

function isAnswer(value: unknown): value is TransferAnswer {
  return fitsSchema(TransferAnswer, value)
}

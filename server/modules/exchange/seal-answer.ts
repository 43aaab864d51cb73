import type { TransferAnswer } from '#contracts/transfers/transfer-package.ts'
import { signAnswer } from '#rulebook/transfer-package/transfer-answer.ts'
import type { Deps } from '#server/deps.ts'

/** What is answered, and to whom. `at` and `id` are kept with the answer, so that it is the same file again. */
export type AnswerToSeal = Pick<TransferAnswer, 'packageId' | 'packageSha256' | 'outcome'> & {
  id: string
  at: Date
  /** The installation that sent the package. */
  sender: string
}

/** TRO-04: the signed file with which a destination answers a package. */
export function sealAnswer(
  { config, paperKeys }: Pick<Deps, 'config' | 'paperKeys'>,
  { id, at, sender, packageId, packageSha256, outcome }: AnswerToSeal,
): Uint8Array {
  const content = {
    ...{ id, packageId, packageSha256, outcome },
    issuedAt: at.toISOString(),
    from: config.installation,
    to: { installation: sender },
  }
  return signAnswer(content, paperKeys)
}

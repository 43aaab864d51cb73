import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { keepSealedExplanation, listClearExplanations } from './recovery.store.ts'

/** The purpose to which the ciphertext of an explanation is bound. */
export const EXPLANATION = 'recovery.explanation'

/** Opens the explanation of a recovery request in full, for the member of staff who decides on it (LOG-08). */
export function openExplanation(
  { cipher }: Pick<Deps, 'cipher'>,
  row: { explanation: string | null; explanation_cipher: Buffer | null },
): string {
  return row.explanation_cipher ? cipher.open(EXPLANATION, row.explanation_cipher) : (row.explanation ?? '')
}

/**
 * ACC-02: seals explanations that earlier versions stored in clear. It runs regularly, because during an upgrade nodes
 * of the earlier version may still add some.
 */
export async function sealExplanations(tx: Tx, { cipher }: Pick<Deps, 'cipher'>): Promise<number> {
  const rows = await listClearExplanations(tx)
  for (const { id, explanation } of rows) {
    await keepSealedExplanation(tx, { id, cipher: cipher.seal(EXPLANATION, explanation ?? '') })
  }
  return rows.length
}

import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { keepSealedExplanation, listClearExplanations } from './recovery.store.ts'

/** What the ciphertext of an explanation is bound to. */
export const EXPLANATION = 'recovery.explanation'

/** Why somebody asks for a new password, in full, for whoever decides on it (LOG-08). */
export function openExplanation(
  { cipher }: Pick<Deps, 'cipher'>,
  row: { explanation: string | null; explanation_cipher: Buffer | null },
): string {
  return row.explanation_cipher ? cipher.open(EXPLANATION, row.explanation_cipher) : (row.explanation ?? '')
}

/** Seals what earlier versions kept in clear; whoever still runs one may add to it until the last node is new (ACC-02). */
export async function sealExplanations(tx: Tx, { cipher }: Pick<Deps, 'cipher'>): Promise<number> {
  const rows = await listClearExplanations(tx)
  for (const { id, explanation } of rows) {
    await keepSealedExplanation(tx, { id, cipher: cipher.seal(EXPLANATION, explanation ?? '') })
  }
  return rows.length
}

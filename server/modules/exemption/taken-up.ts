import { readCredentials, soughtNumbers } from '#modules/evidence/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ExemptionQuestion } from '#rulebook/exemption/judge-exemption.ts'
import type { Deps } from '#server/deps.ts'
import { listUses } from './taken-up.store.ts'

/**
 * EXM-06: lists the courses that a person has applied for or was exempted from, with the credentials used for them. A used number marks every
 * credential of the wallet with that number as used, under whichever type: a certificate that was entered twice is still one certificate.
 */
export async function listTakenUp(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  { personId, except }: { personId: string; except: string | undefined },
): Promise<ExemptionQuestion[]> {
  const wallet = await readCredentials(tx, deps, { personId })
  const credentials = wallet.map(({ id, type, fields }) => ({ credentialId: id, type, fields }))
  return listUses(tx, { personId, except, numbers: soughtNumbers(deps, credentials) })
}

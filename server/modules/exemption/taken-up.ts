import { numberIndexesOf } from '#modules/evidence/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ExemptionQuestion, OfferedCredential } from '#rulebook/exemption/judge-exemption.ts'
import type { Deps } from '#server/deps.ts'
import { listUses } from './taken-up.store.ts'

/**
 * EXM-06: lists the courses that a person has applied for or was exempted from, with the credentials used for them. A used number marks every
 * credential of `offered` with that number as used, under whichever type: a certificate that was entered twice is still one certificate. What
 * was filed is offered as it was filed, for the wallet may have lost it or say another number since.
 */
export async function listTakenUp(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  key: { personId: string; except: string | undefined; offered: readonly OfferedCredential[] },
): Promise<ExemptionQuestion[]> {
  const { personId, except, offered } = key
  const numbers = offered.flatMap((one) =>
    numberIndexesOf(deps, one).map((index) => ({ credentialId: one.id, type: one.type, index })),
  )
  return listUses(tx, { personId, except, numbers })
}

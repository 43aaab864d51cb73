import type { Tx } from '#platform/db/database.ts'
import type { ArrivingPackage } from '../../arrival.ts'

/** Whether a package of that id is here, even if a later one has corrected it since. */
export async function isPackageTaken(tx: Tx, packageId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('taken_packages')
    .select('package_id')
    .where('package_id', '=', packageId)
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps that a package was taken in; false when it was here already. */
export async function keepPackage(
  tx: Tx,
  taken: Pick<ArrivingPackage, 'packageId' | 'digest' | 'sender'> & { staffId: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('taken_packages')
    .values({
      package_id: taken.packageId,
      digest: taken.digest,
      sender: taken.sender,
      taken_by: taken.staffId,
      taken_at: taken.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('package_id')
    .executeTakeFirst()
  return row !== undefined
}

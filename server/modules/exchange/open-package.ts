import type { Tx } from '#platform/db/database.ts'
import {
  judgePackage,
  type PackageVerdict,
  readPackage,
} from '#rulebook/transfer-package/transfer-package.ts'
import type { Deps } from '#server/deps.ts'
import { trustedInstallations } from './trust/trusted-installations.ts'

/**
 * TRO-04: reads and judges a package that arrived for this installation. `wasTakenIn` answers for the packages that are here already;
 * their unique key has the last word, for two that arrive at once.
 */
export async function openPackage(
  tx: Tx,
  { config, clock }: Pick<Deps, 'config' | 'clock'>,
  arrived: { bytes: Uint8Array; wasTakenIn(packageId: string): Promise<boolean> },
): Promise<PackageVerdict> {
  const read = readPackage(arrived.bytes)
  if (typeof read === 'string') return { kind: 'refused', refusal: read }
  const { id } = read.content
  const isSeen = await arrived.wasTakenIn(id)
  return judgePackage(read, {
    trusted: await trustedInstallations(tx),
    now: clock.now(),
    ownProvince: config.installation.province,
    seenIds: new Set(isSeen ? [id] : []),
  })
}

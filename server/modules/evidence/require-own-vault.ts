import { deadlineIn } from '#kernel/deadline.ts'
import { ConfigProblem } from '#platform/config/config.ts'
import { VaultDamaged } from '#platform/vault/vault-faults.ts'
import type { Deps } from '#server/deps.ts'
import { listSomeKeys } from './image.store.ts'

const LIMIT_MS = 30_000
const NOT_OURS =
  '照片的存放处不属于这个数据库：库里登记的照片，在那里一张也找不到，或者打不开。请检查数据目录（KAOJI_DATA_DIR）或存储桶是否挂载、是否恢复完整；继续运行会把新的照片存到别处。'

/**
 * OPS-03: refuses to start with a place of photographs that has none of those on record, as an empty mount point has, or another
 * installation's. Asks for a few; one that is missing among others is no reason to keep everybody out, and a bucket that does not answer may
 * come back.
 */
export async function requireOwnVault({ database, vault }: Pick<Deps, 'database' | 'vault'>): Promise<void> {
  const keys = await database.read(deadlineIn(LIMIT_MS), listSomeKeys)
  const found = await Promise.all(keys.map((key) => vault.get(key).then(Boolean, isNoDamage)))
  if (found.length > 0 && !found.some(Boolean)) throw new ConfigProblem([NOT_OURS])
}

function isNoDamage(error: unknown): boolean {
  return !(error instanceof VaultDamaged)
}

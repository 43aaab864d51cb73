import { deadlineIn } from '#kernel/deadline.ts'
import { ConfigProblem } from '#platform/config/config.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import type { Deps } from '#server/deps.ts'
import { findFirstAndLastNumber } from './person.store.ts'

const LIMIT_MS = 30_000
const NOT_OURS =
  '密钥文件不属于这个数据库：打不开库里已有的证件号码。请换回建立这个数据库时的密钥文件（KAOJI_SECRETS_FILE）；用错密钥写入的内容以后谁也打不开。'

/**
 * OPS-01: refuses to start with the keys of another installation. Whoever went on would write numbers that the right keys do not
 * open, beside numbers that nobody finds any more. Asks the first and the last person on record.
 */
export async function requireOwnKeys({ database, cipher }: Pick<Deps, 'database' | 'cipher'>): Promise<void> {
  const stored = await database.read(deadlineIn(LIMIT_MS), findFirstAndLastNumber)
  const isOurs = ({ sealed, index }: (typeof stored)[number]) => {
    try {
      const number = cipher.open('person.id_number', sealed)
      return idNumberIndexes(cipher, number).some((one) => one.equals(index))
    } catch {
      return false
    }
  }
  if (!stored.every(isOurs)) throw new ConfigProblem([NOT_OURS])
}

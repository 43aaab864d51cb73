import { join } from 'node:path'
import { systemClock } from '#kernel/clock.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { verifyWith } from '#modules/audit-trail/public.ts'
import { listKeys } from '#modules/evidence/public.ts'
import { requireOwnKeys } from '#modules/registry/public.ts'
import { checkBackup, restoreDatabase } from '#platform/backup/restore-backup.ts'
import { createDatabase } from '#platform/db/database.ts'
import { createFileCipher } from '#platform/secrets/file-cipher.ts'
import { createDirectoryVault } from '#platform/vault/directory-vault.ts'
import { argumentsOr, endWithWords } from '../end-with-words.ts'
import { onBackedUp, sizeOf } from './backed-up.ts'

/**
 * `npm run restore:drill -- BACKUP --into URL`: restores a backup into an empty database beside the one that serves, and says what it
 * compared: the tables, the files, the keys, the trail, and every photograph on record (OPS-03).
 */
const USAGE =
  '请给出一份备份，和一个空的数据库，例如：npm run restore:drill -- /var/backups/kaoji/2026-11-28T02-00-00-000Z --into postgres://kaoji_owner:…@127.0.0.1/kaoji_drill'
const { positionals, values } = argumentsOr(USAGE, {
  allowPositionals: true,
  options: { into: { type: 'string' } },
})
const [folder, ...more] = positionals
const { into } = values
if (folder === undefined || into === undefined || !/^postgres(ql)?:\/\//.test(into) || more.length > 0)
  endWithWords(USAGE)

await onBackedUp(async ({ ownerUrl, secrets, cipher }) => {
  if (into === ownerUrl) endWithWords('--into 是正在使用的数据库。请另建一个空的数据库来演练。')
  const manifest = await checkBackup(folder, cipher)
  console.log(`备份完好，来自 ${manifest.at}，程序版本 ${manifest.migration}：${sizeOf(manifest)}。`)
  const faults = await restoreDatabase(folder, { manifest, ownerUrl: into })
  console.log(
    `已恢复到演练用的数据库，比对了 ${Object.keys(manifest.tables).length} 张表的内容和 ${Object.keys(manifest.sequences ?? {}).length} 个编号。`,
  )
  const database = createDatabase({ url: into, connections: 2, setRole: false })
  try {
    await requireOwnKeys({ database, cipher })
    console.log('密钥打得开第一个和最后一个考生的证件号码。')
    const trail = await database.transact(deadlineIn(600_000), (tx) =>
      verifyWith(tx, { publicKey: process.env.KAOJI_AUDIT_PUBLIC_KEY, now: systemClock.now(), copies: [] }),
    )
    faults.push(...trail.faults.map(({ kind, place }) => `操作日志：${kind} ${place}`))
    console.log(`操作日志 ${trail.entries} 条、签名摘要 ${trail.digests} 份，已逐条核对。`)
    if (!manifest.isInBucket) {
      const keys = await database.read(deadlineIn(600_000), listKeys)
      const closed = await closedPhotographs(keys)
      faults.push(...closed.map((key) => `照片 ${key} 打不开或不在备份里`))
      console.log(`登记在案的照片 ${keys.length} 张，打开了 ${keys.length - closed.length} 张。`)
    }
  } finally {
    await database.close()
  }
  if (faults.length > 0) endWithWords(`演练没有通过：\n${faults.slice(0, 50).join('\n')}`)
  console.log('演练通过：这份备份可以恢复。演练用的数据库可以删除了。')

  /** The photographs that the backup cannot show. */
  async function closedPhotographs(keys: readonly string[]): Promise<string[]> {
    const vault = await createDirectoryVault(join(folder ?? '', 'vault'), createFileCipher(secrets))
    const closed: string[] = []
    for (const key of keys) if (!(await vault.get(key).catch(() => undefined))) closed.push(key)
    return closed
  }
})

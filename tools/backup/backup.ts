import { systemClock } from '#kernel/clock.ts'
import { listKeys } from '#modules/evidence/public.ts'
import { makeBackup } from '#platform/backup/make-backup.ts'
import { argumentsOr, endWithWords } from '../end-with-words.ts'
import { onBackedUp, sizeOf } from './backed-up.ts'

/** `npm run backup -- FOLDER`: a backup of database and files in a new folder below it, while the service runs (OPS-03). */
const USAGE = '请给出存放备份的文件夹，例如：npm run backup -- /var/backups/kaoji'
const [to, ...more] = argumentsOr(USAGE, { allowPositionals: true, options: {} }).positionals
if (to === undefined || more.length > 0) endWithWords(USAGE)
await onBackedUp(async ({ config, ownerUrl, cipher }) => {
  const source = {
    ...{ ownerUrl, cipher, listPhotographs: listKeys },
    ...{ directory: config.directory, isInBucket: config.s3 !== undefined },
  }
  const { folder, manifest, missing } = await makeBackup(source, { to, now: systemClock.now() })
  console.log(`已备份到 ${folder}：${sizeOf(manifest)}。`)
  console.log('密钥文件不在备份里，请另行保管；没有它，备份打不开。请用 npm run restore:drill 演练这份备份。')
  if (missing.length === 0) return
  console.error(
    `${missing.length} 张登记在案的照片在数据目录里找不到，例如 ${missing.slice(0, 3).join('、')}。请检查 KAOJI_DATA_DIR 是否正确、磁盘是否挂载。`,
  )
  process.exitCode = 1
})

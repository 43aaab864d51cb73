import { checkBackup, requireTarget, restoreDatabase, restoreFiles } from '#platform/backup/restore-backup.ts'
import { argumentsOr, endWithWords } from '../end-with-words.ts'
import { onBackedUp, sizeOf } from './backed-up.ts'

/** `npm run restore -- BACKUP`: into the empty database and the empty data directory that the settings name (OPS-03). */
const USAGE = '请给出一份备份的文件夹，例如：npm run restore -- /var/backups/kaoji/2026-11-28T02-00-00-000Z'
const [folder, ...more] = argumentsOr(USAGE, { allowPositionals: true, options: {} }).positionals
if (folder === undefined || more.length > 0) endWithWords(USAGE)
await onBackedUp(async ({ config, ownerUrl, cipher }) => {
  const manifest = await checkBackup(folder, cipher)
  console.log(`备份完好，来自 ${manifest.at}，程序版本 ${manifest.migration}：${sizeOf(manifest)}。`)
  if (manifest.isInBucket !== (config.s3 !== undefined))
    endWithWords('备份时照片存放的地方（存储桶或数据目录）与现在的设置不同，没有恢复。请按备份时的设置恢复。')
  await requireTarget({ manifest, ownerUrl })
  // The database last: where it stands, the photographs that it names stand too.
  await restoreFiles(folder, { manifest, directory: config.directory })
  const differing = await restoreDatabase(folder, { manifest, ownerUrl })
  if (differing.length > 0) endWithWords(`恢复后与备份不同，请不要启动服务：\n${differing.join('\n')}`)
  console.log('已恢复，每张表、每个文件都与备份时相同。备份以后的数据不在其中。可以启动服务了。')
})

import { join } from 'node:path'
import { BackupProblem } from '#platform/backup/backup-problem.ts'
import { type Config, ConfigProblem, readConfig } from '#platform/config/config.ts'
import { isOfStorage } from '#platform/file-store/storage-faults.ts'
import { createFieldCipher, type FieldCipher } from '#platform/secrets/field-cipher.ts'
import { readSecrets, type Secrets } from '#platform/secrets/secrets.ts'

/** The installation that the environment's settings name, as far as a backup knows it: its database is not asked, nor migrated. */
export interface BackedUp {
  config: Config
  secrets: Secrets
  ownerUrl: string
  cipher: FieldCipher
}

const NO_OWNER =
  '请设置 DATABASE_OWNER_URL（以及 DATABASE_URL）。没有设置时，数据库是系统自带的，在数据目录里：停止服务以后，整个复制数据目录（KAOJI_DATA_DIR）就是备份。'

/** Runs a command about backups; what is wrong is said in words, and the exit code is 1. */
export async function onBackedUp(work: (installation: BackedUp) => Promise<void>): Promise<void> {
  try {
    const config = readConfig(process.env)
    if (!config.databaseOwnerUrl) throw new BackupProblem(NO_OWNER)
    const secrets = await readSecrets(
      config.secretsFile ?? join(config.directory, 'secrets.json'),
      config.mode,
    )
    await work({ config, secrets, ownerUrl: config.databaseOwnerUrl, cipher: createFieldCipher(secrets) })
  } catch (error) {
    const isSaid = error instanceof BackupProblem || error instanceof ConfigProblem
    if (!isSaid && !isOfStorage(error)) throw error
    console.error(
      isSaid
        ? error.message
        : `读写文件时出错，没有做完：${(error as Error).message}。请检查磁盘空间和权限。`,
    )
    process.exitCode = 1
  }
}

/** 「12 张表、3,456 行、78 个文件（9 MB）」. */
export function sizeOf({
  tables,
  files,
  fileBytes,
  isInBucket,
}: {
  tables: Record<string, { rows: number }>
  files: number
  fileBytes: number
  isInBucket: boolean
}): string {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  const beside = isInBucket
    ? '照片在存储桶里，不在这份备份中'
    : `${files} 个文件（${Math.ceil(fileBytes / 1e6)} MB）`
  return `${Object.keys(tables).length} 张表、${rows.toLocaleString('en')} 行、${beside}`
}

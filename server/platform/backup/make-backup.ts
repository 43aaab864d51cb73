import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { builderOver, type Tx } from '../db/database.ts'
import type { FieldCipher } from '../secrets/field-cipher.ts'
import { BackupProblem } from './backup-problem.ts'
import { type CopiedFile, copyFile, digestFile, filesBelow, isOwnPath, listOf } from './copied-files.ts'
import { DUMP, FORMAT, LIST, type Manifest, writeManifest } from './manifest.ts'
import { onConnection } from './on-connection.ts'
import { runOnDatabase, versionOf } from './postgres-program.ts'
import { listSequences, type SequenceNumbers } from './sequences.ts'
import { digestTables, type TableDigests } from './table-digests.ts'

/** The folders of the data directory that belong to a backup: photographs, and files whose import is under way. */
export const DATA_FOLDERS = ['vault', 'files'] as const

/** The installation that is backed up. */
export interface BackupSource {
  ownerUrl: string
  /** The data directory. */
  directory: string
  isInBucket: boolean
  /** The keys of the photographs on record. */
  listPhotographs(tx: Tx): Promise<string[]>
  cipher: Pick<FieldCipher, 'digest' | 'index'>
}

/**
 * OPS-03: makes a backup below `to`, in a folder named after the instant, while the service runs. The dump and the digests of all tables are
 * of one snapshot; the files are copied afterwards, because a photograph is stored before the row that names it. Answers the folder, what it
 * says of itself, and the photographs on record that were not found.
 */
export async function makeBackup(
  source: BackupSource,
  { to, now }: { to: string; now: Date },
): Promise<{ folder: string; manifest: Manifest; missing: string[] }> {
  const folder = join(to, now.toISOString().replaceAll(/[:.]/g, '-'))
  const partial = `${folder}.partial`
  await mkdir(partial, { recursive: true, mode: 0o700 })
  try {
    const base = await dumpDatabase(source, join(partial, DUMP))
    const files = source.isInBucket ? [] : await copyFolders(source.directory, partial)
    await writeFile(join(partial, LIST), listOf(files), { mode: 0o600, flush: true })
    const [dump, list] = [await digestFile(join(partial, DUMP)), await digestFile(join(partial, LIST))]
    if (!dump || !list) throw new BackupProblem(`${partial} 里的文件不见了，备份没有做成。`)
    const manifest: Manifest = {
      ...{ format: FORMAT, at: now.toISOString(), migration: base.migration, server: base.server },
      ...{ keys: markOf(source.cipher), dump, list, files: files.length, isInBucket: source.isInBucket },
      fileBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      ...{ tables: base.tables, sequences: base.sequences },
    }
    await writeManifest(partial, manifest)
    await rename(partial, folder)
    const kept = new Set(files.map(({ path }) => path))
    const missing = source.isInBucket ? [] : base.photographs.filter((key) => !kept.has(`vault/${key}`))
    return { folder, manifest, missing }
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new BackupProblem(`${to} 没有空间了，备份没有做成，也没有留下半份。`)
    throw error
  }
}

/** Tells whether two installations have the same keys, and nothing else about them. */
export function markOf(cipher: Pick<FieldCipher, 'digest' | 'index'>): string {
  return cipher.digest('backup', cipher.index('backup', 'keys').toString('hex')).toString('hex')
}

interface Base {
  migration: string
  server: number
  tables: TableDigests
  sequences: SequenceNumbers
  photographs: string[]
}

const WORDS = {
  unreachable: '连接不上 DATABASE_OWNER_URL 指定的数据库',
  lost: '备份当中，数据库断开了连接（服务器停止、重启，或有人结束了这个会话）。备份没有做成，也没有留下半份；请等数据库恢复后重新备份。',
}

function dumpDatabase({ ownerUrl, listPhotographs }: BackupSource, path: string): Promise<Base> {
  return onConnection(ownerUrl, WORDS, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    const server = await majorOf(client)
    const own = await versionOf('pg_dump')
    if (own < server)
      throw new BackupProblem(
        `数据库服务器是 PostgreSQL ${server}，这台机器上的 pg_dump 是 ${own}。请安装 ${server} 或更新的客户端。`,
      )
    // Before the dump: a sequence goes on whatever snapshot is read, so that the dump has this number or a later one.
    const sequences = await listSequences(client)
    const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id')
    await runOnDatabase('pg_dump', ownerUrl, [
      '--format=custom',
      '--no-owner',
      '--no-password',
      `--snapshot=${rows[0]?.id}`,
      `--file=${path}`,
    ])
    return {
      ...{ server, migration: await migrationOf(client), tables: await digestTables(client), sequences },
      photographs: await listPhotographs(builderOver(client)),
    }
  })
}

/** The major version of a server. */
export async function majorOf(client: Pick<pg.Client, 'query'>): Promise<number> {
  const { rows } = await client.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  )
  return rows[0]?.major ?? 0
}

async function migrationOf(client: Pick<pg.Client, 'query'>): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    'select name from schema_migrations order by name desc limit 1',
  )
  return rows[0]?.name ?? ''
}

async function copyFolders(directory: string, to: string): Promise<CopiedFile[]> {
  const copied: CopiedFile[] = []
  for (const folder of DATA_FOLDERS)
    for (const path of await filesBelow(join(directory, folder))) {
      if (!isOwnPath(`${folder}/${path}`)) continue
      const file = await copyFile(join(directory, folder, path), join(to, folder, path))
      // Whoever took a photograph away since the folder was read has a row that says so, or none.
      if (file) copied.push({ path: `${folder}/${path}`, ...file })
    }
  return copied
}

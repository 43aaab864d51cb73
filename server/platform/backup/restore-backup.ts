import { mkdir, readFile, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { knowsMigration } from '../db/migrate.ts'
import { ensureRole } from '../db/role.ts'
import type { FieldCipher } from '../secrets/field-cipher.ts'
import { BackupProblem } from './backup-problem.ts'
import { copyFile, digestFile, filesBelow, readList } from './copied-files.ts'
import { DATA_FOLDERS, majorOf, markOf } from './make-backup.ts'
import { DUMP, LIST, type Manifest, readManifest } from './manifest.ts'
import { onConnection } from './on-connection.ts'
import { runOnDatabase, versionOf } from './postgres-program.ts'
import { earlierSequences, listSequences } from './sequences.ts'
import { differences, digestTables } from './table-digests.ts'

/**
 * Reads a whole backup and holds it against what it says of itself: the dump, the list, and every file in it. Refuses one that is damaged,
 * cut, incomplete, of a later version, or of another installation's keys.
 */
export async function checkBackup(
  folder: string,
  cipher: Pick<FieldCipher, 'digest' | 'index'>,
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  if (manifest.keys !== markOf(cipher))
    throw new BackupProblem(
      '密钥文件不是这份备份的：用它打不开备份里的证件号码和照片。请设置 KAOJI_SECRETS_FILE 为当时的密钥文件。',
    )
  if (!(await knowsMigration(manifest.migration)))
    throw new BackupProblem(`备份来自更新的程序（${manifest.migration}）。请用那个版本的程序恢复。`)
  for (const name of [DUMP, LIST] as const) {
    const said = name === DUMP ? manifest.dump : manifest.list
    const found = await digestFile(join(folder, name))
    if (found?.sha256 !== said.sha256)
      throw new BackupProblem(
        `备份已损坏：${name} ${found ? '与备份时不同，可能没有拷贝完' : '不见了'}。请换一份。`,
      )
  }
  const damaged: string[] = []
  for (const { path, sha256 } of await listedFiles(folder))
    if ((await digestFile(join(folder, path)))?.sha256 !== sha256) damaged.push(path)
  if (damaged.length > 0)
    throw new BackupProblem(
      `备份已损坏：${damaged.length} 个文件缺少或与备份时不同，例如 ${damaged.slice(0, 5).join('、')}。请换一份。`,
    )
  return manifest
}

/** The files of a backup with the digests of then. */
async function listedFiles(folder: string): Promise<{ path: string; sha256: string }[]> {
  return readList(await readFile(join(folder, LIST), 'utf8'))
}

/**
 * Refuses, before anything is written, a database that holds anything, that somebody uses, or that is older than the backup's, and a
 * pg_restore that cannot read it.
 */
export async function requireTarget({ manifest, ownerUrl }: Target): Promise<void> {
  await onTarget(ownerUrl, async (client) => {
    await requireEmpty(client)
    const [server, own] = [await majorOf(client), await versionOf('pg_restore')]
    if (server < manifest.server)
      throw new BackupProblem(
        `备份来自 PostgreSQL ${manifest.server}，这个服务器是 ${server}，不能恢复到更旧的版本。`,
      )
    if (own < manifest.server)
      throw new BackupProblem(
        `备份来自 PostgreSQL ${manifest.server}，这台机器上的 pg_restore 是 ${own}，请安装更新的客户端。`,
      )
  })
}

interface Target {
  manifest: Manifest
  ownerUrl: string
}

/**
 * Restores the dump of a checked backup into an empty database, in one transaction, and compares every table with what it was. Refuses what
 * `requireTarget` refuses. Answers the tables that differ, in words: none, unless something went wrong.
 */
export async function restoreDatabase(folder: string, { manifest, ownerUrl }: Target): Promise<string[]> {
  await requireTarget({ manifest, ownerUrl })
  return onTarget(ownerUrl, async (client) => {
    await ensureRole(client, 'kaoji_app')
    await runOnDatabase('pg_restore', ownerUrl, [
      '--no-owner',
      '--no-password',
      '--exit-on-error',
      '--single-transaction',
      join(folder, DUMP),
    ])
    await client.query('begin isolation level repeatable read read only')
    return [
      ...differences(manifest.tables, await digestTables(client)),
      ...earlierSequences(manifest.sequences ?? {}, await listSequences(client)),
    ]
  })
}

const onTarget = <T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  onConnection(
    ownerUrl,
    {
      unreachable: '连接不上要恢复到的数据库',
      lost: '恢复当中，数据库断开了连接（服务器停止、重启，或有人结束了这个会话）。没有恢复完；请另建一个空的数据库，重新恢复。',
    },
    work,
  )

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows: sessions } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()
       -- Of another account’s session its owner sees no kind.
       and coalesce(backend_type, 'client backend') = 'client backend'`,
  )
  if ((sessions[0]?.count ?? 0) > 0)
    throw new BackupProblem(
      '要恢复到的数据库正有别的连接：服务还在运行？请先停止服务，再恢复。现有的数据没有改动。',
    )
  const { rows: tables } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  )
  if ((tables[0]?.count ?? 0) > 0)
    throw new BackupProblem(
      '要恢复到的数据库不是空的，没有动它。请另建一个空的数据库（createdb），让 DATABASE_OWNER_URL 指向它。',
    )
}

/**
 * Brings the files of a checked backup into the data directory, whose folders must be empty or absent, or hold exactly these files already
 * (a restoring that was cut off). A folder appears whole or not at all. Refuses where there is no room.
 */
export async function restoreFiles(
  folder: string,
  { manifest, directory }: { manifest: Manifest; directory: string },
): Promise<void> {
  if (manifest.isInBucket) return
  const files = await listedFiles(folder)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  for (const name of DATA_FOLDERS) {
    const target = join(directory, name)
    const own = files.filter(({ path }) => path.startsWith(`${name}/`))
    const there = await filesBelow(target)
    if (there.length > 0) {
      const isSame = there.length === own.length && (await areThere(directory, own))
      if (isSame) continue
      throw new BackupProblem(`${target} 里已有别的文件，没有动它们。请移走以后再恢复。`)
    }
    await requireRoom(directory, manifest)
    const partial = `${target}.partial`
    await rm(partial, { recursive: true, force: true })
    await mkdir(partial, { recursive: true, mode: 0o700 })
    for (const { path } of own) await copyFile(join(folder, path), join(partial, path.slice(name.length + 1)))
    await rm(target, { recursive: true, force: true })
    await rename(partial, target)
    if (!(await areThere(directory, own)))
      throw new BackupProblem(`${target} 里的文件与备份不同，写入时出了错。请检查磁盘后重新恢复。`)
  }
}

async function areThere(
  directory: string,
  files: readonly { path: string; sha256: string }[],
): Promise<boolean> {
  for (const { path, sha256 } of files)
    if ((await digestFile(join(directory, path)))?.sha256 !== sha256) return false
  return true
}

async function requireRoom(directory: string, { fileBytes }: Manifest): Promise<void> {
  const { bavail, bsize } = await statfs(directory)
  if (bavail * bsize < fileBytes)
    throw new BackupProblem(
      `${directory} 所在的磁盘空间不够：需要 ${Math.ceil(fileBytes / 1e6)} MB。没有写入任何文件。`,
    )
}

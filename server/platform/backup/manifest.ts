import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { BackupProblem } from './backup-problem.ts'

/** Goes up when an older program could not restore what a newer one wrote. */
export const FORMAT = 1
/** The archive of pg_dump. */
export const DUMP = 'database.dump'
/** The digests of the files, one a line. */
export const LIST = 'files.txt'
const MANIFEST = 'manifest.json'

const File = Type.Object({
  bytes: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
})

const Manifest = Type.Object({
  format: Type.Literal(FORMAT),
  /** When its snapshot was taken. */
  at: Type.String(),
  /** The version of the schema, and of the server that it comes from. */
  migration: Type.String(),
  server: Type.Integer(),
  /** Tells the keys of one installation from those of another, and nothing else. */
  keys: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  dump: File,
  /** The list of the files that lie beside, which names the digest of each. */
  list: File,
  files: Type.Integer({ minimum: 0 }),
  fileBytes: Type.Integer({ minimum: 0 }),
  /** Photographs lie in a bucket, which has a backup of its own. */
  isInBucket: Type.Boolean(),
  tables: Type.Record(Type.String(), Type.Object({ rows: Type.Integer(), digest: Type.String() })),
  /** The last number of each sequence when the dump began; backups of before did not say so. */
  sequences: Type.Optional(Type.Record(Type.String(), Type.Integer())),
})

/** What a backup says of itself; written last, so that a folder without it is no backup. */
export type Manifest = Static<typeof Manifest>

/** Reads it; refuses a folder that is no whole backup, or one of a later version. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined)
  if (text === undefined)
    throw new BackupProblem(
      `${folder} 不是一份完整的备份：没有 manifest.json。备份没有做完时也是这样，请换一份。`,
    )
  const value = parsed(text)
  if (typeof value === 'object' && value !== null && 'format' in value && Number(value.format) > FORMAT)
    throw new BackupProblem('这份备份是更新的版本做的，请用那个版本的程序恢复。')
  if (!Value.Check(Manifest, value))
    throw new BackupProblem(`${join(folder, MANIFEST)} 已损坏，不能按它恢复，请换一份备份。`)
  return value
}

/** Writes it. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`, {
    mode: 0o600,
    flush: true,
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

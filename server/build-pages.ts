import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { compressAssets } from './compress-assets.ts'

const SOURCES = [
  'web',
  'contracts',
  'rulebook',
  'package-lock.json',
  'vite.config.ts',
  'vite.offline.config.ts',
  'tools/pages',
  'server/compress-assets.ts',
]

/** An interrupted build is removed after this long; a younger one may still be running. */
const ABANDONED_MS = 30 * 60_000

/**
 * Answers the folder of the built pages, named after the digest of their sources; builds them first when it is missing.
 * The folder appears complete or not at all, even when two processes build at once or a build is interrupted.
 */
export async function buildPages(root: string): Promise<string> {
  const dist = join(root, 'dist')
  const name = `web-${(await digestOf(root)).slice(0, 16)}`
  const directory = join(dist, name)
  if (existsSync(directory)) return directory
  const unfinished = `${directory}.${process.pid}.building`
  process.stdout.write('正在构建页面（仅首次或更新后需要）…\n')
  await rm(unfinished, { recursive: true, force: true })
  await runBuild(root, unfinished, 'vite.config.ts')
  await runBuild(root, unfinished, 'vite.offline.config.ts')
  await compressAssets(join(unfinished, 'assets'))
  await rename(unfinished, directory).catch(async (error: unknown) => {
    if (!existsSync(directory)) throw error
    // Another process was faster and built the same pages.
    await rm(unfinished, { recursive: true, force: true })
  })
  await clearAway(dist, name)
  return directory
}

/** Removes pages of other sources and abandoned builds. */
async function clearAway(dist: string, kept: string): Promise<void> {
  for (const name of await readdir(dist)) {
    if (name === kept || !name.startsWith('web')) continue
    const path = join(dist, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    // The build runs outside the product and does not have its clock: it compares the files' own times.
    if (name.endsWith('.building') && mtimeMs > (await stat(join(dist, kept))).mtimeMs - ABANDONED_MS)
      continue
    await rm(path, { recursive: true, force: true })
  }
}

async function digestOf(root: string): Promise<string> {
  const digest = createHash('sha256')
  for (const source of SOURCES) {
    const isFile = /\.\w+$/.test(source)
    const names = isFile ? [''] : (await readdir(join(root, source), { recursive: true })).sort()
    for (const name of names) {
      const bytes = await readFile(join(root, source, name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EISDIR') return undefined
        throw error
      })
      if (bytes) digest.update(`${source}/${name}\0`).update(bytes)
    }
  }
  return digest.digest('hex')
}

function runBuild(root: string, directory: string, config: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const child = spawn(
      process.execPath,
      [vite, 'build', '--logLevel', 'warn', '--config', config, '--outDir', directory],
      {
        cwd: root,
        // Whatever the caller runs as, a test for instance: the pages are those of production, React included.
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: 'inherit',
      },
    )
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('页面构建失败'))))
  })
}

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const SOURCES = ['web', 'contracts', 'rulebook', 'package-lock.json', 'vite.config.ts']

/** The folder of the built pages; builds them first when a source has changed since. */
export async function buildPages(root: string): Promise<string> {
  const directory = join(root, 'dist/web')
  const stampFile = join(root, 'dist/web.stamp')
  const digest = await digestOf(root)
  const held = existsSync(stampFile) && existsSync(directory) ? await readFile(stampFile, 'utf8') : ''
  if (held === digest) return directory
  await runBuild(root)
  await writeFile(stampFile, digest)
  return directory
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

function runBuild(root: string): Promise<void> {
  process.stdout.write('正在构建页面（仅首次或更新后需要）…\n')
  return new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('页面构建失败'))))
  })
}

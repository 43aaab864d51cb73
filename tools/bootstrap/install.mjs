import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { takeInstallLock } from './install-lock.mjs'
import {
  differences,
  isStamped,
  missingPlatformPackages,
  npmListPath,
  stampPath,
  wantedStamp,
} from './installed.mjs'
import { say, stopWith } from './words.mjs'

/** Installs what the lock file pins unless node_modules is whole and up to date. Two calls at once install once. */
export async function ensureInstalled(root) {
  if (isStamped(root)) return
  const lock = await takeInstallLock(root)
  try {
    if (isStamped(root)) return // The process we waited for has done it.
    // An install made by hand is as good as ours when it has the same result.
    if (differences(root).length > 0 || missingPlatformPackages(root).length > 0) await install(root, lock)
    writeFileSync(stampPath(root), wantedStamp(root))
  } finally {
    lock.release()
  }
}

async function install(root, lock) {
  const startedAt = performance.now()
  const seconds = () => Math.round((performance.now() - startedAt) / 1000)
  say('installing')
  // The folder goes file by file: cut short, nothing may be left that calls it whole.
  for (const proof of [stampPath(root), npmListPath(root)]) rmSync(proof, { force: true })
  rmSync(join(root, 'node_modules'), { recursive: true, force: true })
  const reminder = setInterval(() => say('stillInstalling', seconds()), 20_000)
  const { code, output } = await npmInstall(root, lock)
  clearInterval(reminder)
  if (code !== 0) stopWith('installFailed', output.trim().split('\n').slice(0, 30).join('\n'))
  const missing = missingPlatformPackages(root)
  if (missing.length > 0) stopWith('incomplete', missing.join(', '))
  const different = differences(root)
  if (different.length > 0) stopWith('notAsLocked', different.slice(0, 5).join(', '))
  say('installed', seconds())
}

/**
 * `npm install` into an empty folder, held to the lock file afterwards by `differences`. Not `npm ci`: that refuses a
 * lock file without the optional packages of other platforms, and a registry need not have them all.
 */
function npmInstall(root, lock) {
  // npm tells its scripts where it is, and which Node runs it (ours may be the pinned one, about to be replaced). Tools
  // are development dependencies, so NODE_ENV=production must not omit them.
  const { npm_execpath: npm = '', npm_node_execpath: node = process.execPath } = process.env
  const [program, first] = basename(npm) === 'npm-cli.js' ? [node, [npm]] : ['npm', []]
  const flags = [
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  return new Promise((resolve) => {
    const child = spawn(program, [...first, 'install', '--no-save', ...flags], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (child.pid !== undefined) lock.alsoHeldBy(child.pid)
    const stop = () => {
      child.once('close', () => process.exit(130)) // The lock is held until npm has gone.
      child.kill('SIGKILL') // Asked nicely it takes half a minute; what it leaves is cleared by the next install.
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    const end = (result) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop)
      resolve(result)
    }
    child.on('error', (error) => end({ code: 1, output: String(error) }))
    child.on('close', (code) => end({ code, output }))
  })
}

import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './words.mjs'

// An install that takes longer has hung, or its number now belongs to someone else.
const longestInstall = 30 * 60_000

/**
 * Waits until no other process installs here, and takes the turn. The lock names us and, once known, npm: should we be
 * killed, npm goes on alone, and nobody may start a second one beside it.
 */
export async function takeInstallLock(root) {
  mkdirSync(join(root, '.kaoji'), { recursive: true })
  const path = join(root, '.kaoji/install.lock')
  for (let said = false; !take(path); ) {
    const holders = read(path)
    const [alive] = holders.filter(isInstalling)
    if (alive === undefined) {
      takeAway(path, holders)
      continue
    }
    if (!said) say('waiting', alive)
    said = true
    await sleep(200)
  }
  const release = () => rmSync(path, { force: true })
  process.once('exit', release)
  return { release, alsoHeldBy: (pid) => writeFileSync(path, `${process.pid} ${pid}`) }
}

function take(path) {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, String(process.pid))
  try {
    linkSync(draft, path) // Unlike creating and then writing, never seen empty.
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

function takeAway(path, expected) {
  const aside = `${path}.stale-${process.pid}`
  try {
    renameSync(path, aside)
    if (read(aside).join() !== expected.join()) linkSync(aside, path) // A faster one had already taken its turn.
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  }
  rmSync(aside, { force: true })
}

function read(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > longestInstall) return []
    return readFileSync(path, 'utf8').split(' ').map(Number)
  } catch {
    return []
  }
}

function isInstalling(pid) {
  if (!(pid > 0) || pid === process.pid) return false
  try {
    if (process.platform === 'linux')
      return /bootstrap|npm/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

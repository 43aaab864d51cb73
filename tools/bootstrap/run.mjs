import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { isatty } from 'node:tty'
import { stopWith } from './words.mjs'

// SIGQUIT (Ctrl-\\) too: dying of it alone would leave the product and its database behind.
const forwarded = { SIGINT: 'SIGINT', SIGTERM: 'SIGTERM', SIGHUP: 'SIGTERM', SIGQUIT: 'SIGTERM' }

/** Runs a script under the pinned Node 24 (else this Node, if new enough), and ends as it ends. */
export async function runPinned(root, args) {
  const name = `node-${process.platform}-${process.arch}`
  const pinned = join(root, 'node_modules', name, 'bin/node')
  const ended =
    (existsSync(pinned) && (await run(root, pinned, args))) || (await run(root, newEnough(name), args))
  if (!ended) stopWith('noNode24', name, process.version)
  if (ended.signal === null) process.exit(ended.code)
  process.kill(process.pid, ended.signal) // Our own end tells the shell the truth, too.
}

function newEnough(wanted) {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return stopWith('noNode24', wanted, process.version)
}

/** Returns undefined when the program cannot run here (a Node for another C library). */
function run(root, node, args) {
  const path = [dirname(node), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  // What was compiled once is not compiled again: every start after the first is a tenth quicker.
  const compiled = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/compiled')
  return new Promise((resolve) => {
    // In a process group of its own: Ctrl-C then reaches only us (once from the terminal, once more from npm), and the
    // child hears it once. It also could not read from the terminal; from a file or a pipe it can.
    const child = spawn(node, args, {
      cwd: root,
      // Each thread of its own would keep what pictures needed once: with two arenas that is half as much, and what is given back in
      // large pieces goes back to the system at once. Of young objects V8 would keep 128 MB instead of 32, under load for ever.
      // Passwords, captchas and photographs are worked on as many at once of each as there are cores, all in libuv's pool: its four
      // threads would leave cores idle on a larger machine, and let a file that is read wait behind them on a small one.
      env: {
        UV_THREADPOOL_SIZE: String(3 * availableParallelism() + 2),
        MALLOC_ARENA_MAX: '2',
        MALLOC_MMAP_THRESHOLD_: '4194304',
        ...process.env,
        NODE_OPTIONS: ['--max-semi-space-size=16', process.env.NODE_OPTIONS].filter(Boolean).join(' '),
        PATH: path,
        NODE_COMPILE_CACHE: compiled,
      },
      detached: true,
      stdio: [isatty(0) ? 'ignore' : 'inherit', 'inherit', 'inherit'],
    })
    const stopForwarding = forwardSignals(child)
    const end = (result) => {
      stopForwarding()
      resolve(result)
    }
    child.on('error', () => end(undefined))
    child.on('exit', (code, signal) => end({ code, signal }))
  })
}

/** One wish to stop is one signal; a second one, a second later or more, is passed on again. */
function forwardSignals(child) {
  let forwardedAt = -Infinity
  const listeners = Object.entries(forwarded).map(([signal, passedOn]) => {
    const listener = () => {
      const now = performance.now()
      if (now - forwardedAt < 1000) return
      forwardedAt = now
      child.kill(passedOn)
    }
    process.on(signal, listener)
    return () => process.off(signal, listener)
  })
  return () => {
    for (const stop of listeners) stop()
  }
}

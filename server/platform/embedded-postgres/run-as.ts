import { spawn } from 'node:child_process'
import type { Account } from './account.ts'

/** Nothing of our own environment (secrets, PG* variables, locale) reaches PostgreSQL. */
export const bareEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const

/** Runs a program to its end as `account` (`undefined`: ourselves), away from the terminal; returns what it printed. */
export function runAs(
  account: Account | undefined,
  program: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      env: bareEnvironment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const killOnExit = () => child.kill()
    process.once('exit', killOnExit) // Ctrl-C must not leave a child process at work in our directory.
    child.once('exit', () => process.off('exit', killOnExit))
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

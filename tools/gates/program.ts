import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import type { Report } from './gate.ts'

/** Runs a JavaScript program of node_modules under this Node. It passes when it exits with 0. */
export async function runProgram(root: string, program: string, args: readonly string[]): Promise<Report> {
  const child = spawn(process.execPath, [`node_modules/${program}`, ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exit) => resolve(exit ?? 1))
  })
  if (code === 0) return { findings: [] }
  const lines = printed.split('\n').filter((line) => line.trim() !== '')
  return { findings: lines.length > 0 ? lines : [`${program} exited with ${code} and said nothing`] }
}

/** How many other programs run at a time. */
export const programsAtOnce = Math.max(1, Math.min(2, availableParallelism()))

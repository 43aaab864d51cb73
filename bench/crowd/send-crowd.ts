import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pinned } from '../pin.ts'
import type { CrowdOrder, Outcome } from './errands.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

/** Sends a crowd from a process of its own; `isAlone` holds it to the core that the server does not have. */
export async function sendCrowd(
  directory: string,
  order: CrowdOrder,
  { isAlone = true }: { isAlone?: boolean } = {},
): Promise<Outcome[]> {
  const file = join(directory, 'crowd.json')
  writeFileSync(file, JSON.stringify(order))
  const start = [process.execPath, MAIN, file]
  const [command = '', ...args] = isAlone ? pinned('client', start) : start
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString()
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`the crowd ended with ${code}`)
  return JSON.parse(said) as Outcome[]
}

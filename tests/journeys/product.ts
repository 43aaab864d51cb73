import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOn, withDatabase } from '../support/database-server.ts'

/** Starts the real product as a new user would, on data of its own, and stops it afterwards. */
export default async function start(): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'kaoji-journeys-'))
  const port = await freePort()
  const given = process.env.DATABASE_URL
  const name = `kaoji_test_${randomBytes(5).toString('hex')}`
  if (given) await runOn(given, `create database ${name}`)
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      KAOJI_DATA_DIR: directory,
      KAOJI_LOG_LEVEL: 'warn',
      ...(given ? { DATABASE_URL: withDatabase(given, name) } : {}),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.env.KAOJI_SPENT_CODES = join(directory, 'spent-codes.json')
  process.env.KAOJI_ORIGIN = `http://127.0.0.1:${port}`
  await ready(child, `${process.env.KAOJI_ORIGIN}/readyz`)
  return async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
    if (given) await runOn(given, `drop database ${name} with (force)`)
    rmSync(directory, { recursive: true, force: true })
  }
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error('the product did not start')
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the product was not ready in two minutes')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

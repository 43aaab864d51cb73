import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { makeThrowawayFolder, removeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import type { Durability } from './settings.ts'

interface Directory extends Disposable {
  path: string
}

/** A directory the database's account may enter, as a clone in an ordinary place is; removed by `using`. */
export function makeOpenDirectory(): Directory {
  const directory = makePrivateDirectory()
  chmodSync(directory.path, 0o711)
  return directory
}

/** A directory that only its owner may enter, as `mktemp -d` makes it; removed by `using`. */
export function makePrivateDirectory(): Directory {
  const path = makeThrowawayFolder('kaoji-postgres-')
  return { path, [Symbol.dispose]: () => removeThrowawayFolder(path) }
}

/** Runs one statement on a connection of its own and returns its rows. */
export async function query<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined) // The tests kill the server under it.
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

/** Starts the database in a process of its own and returns when it is ready. */
export async function holdOpen(
  directory: string,
  durability: Durability = 'full',
): Promise<{ child: ChildProcess; adminUrl: string; pid: number; port: number }> {
  const program = fileURLToPath(new URL('hold-open.fixture.ts', import.meta.url))
  const child = spawn(process.execPath, [program, directory, durability], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, ...(JSON.parse(line) as { adminUrl: string; pid: number; port: number }) }
}

/** Kills as a power cut would, and waits until it is over. */
export async function killHard(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

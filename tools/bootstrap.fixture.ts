import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'

/** A project like ours that depends on one local package, so that installing needs no network. */
export interface Project extends Disposable {
  path: string
  /** Runs `bootstrap.mjs start` to its end. */
  start(): Promise<Ended>
  /** Starts it and leaves it running. */
  spawnStart(): ChildProcess
}

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  out: string
  errors: string
}

/** Makes the project in a temporary directory, with `program` as its server; not installed yet. */
export function makeProject(program: string): Project {
  const path = makeThrowawayFolder('kaoji-bootstrap-')
  for (const folder of ['server', 'local']) mkdirSync(join(path, folder))
  cpSync('tools/bootstrap.mjs', join(path, 'tools/bootstrap.mjs'))
  cpSync('tools/bootstrap', join(path, 'tools/bootstrap'), { recursive: true })
  writeFileSync(join(path, 'server/main.ts'), program)
  writeFileSync(join(path, 'local/package.json'), '{ "name": "local", "version": "1.0.0" }')
  execFileSync('npm', ['pack', '--silent', '--pack-destination', path], { cwd: join(path, 'local') })
  const manifest = { name: 'trial', type: 'module', dependencies: { local: 'file:local-1.0.0.tgz' } }
  writeFileSync(join(path, 'package.json'), JSON.stringify(manifest))
  execFileSync('npm', ['install', '--package-lock-only', '--silent', '--offline'], { cwd: path })
  const spawnStart = () => spawn(process.execPath, ['tools/bootstrap.mjs', 'start', 'given'], { cwd: path })
  return {
    path,
    spawnStart,
    start: () => untilEnd(spawnStart()),
    [Symbol.dispose]: () => rmSync(path, { recursive: true }),
  }
}

/** Collects what a process prints until it ends. */
export function untilEnd(child: ChildProcess): Promise<Ended> {
  const ended = { out: '', errors: '' }
  child.stdout?.on('data', (chunk) => {
    ended.out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    ended.errors += chunk
  })
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ ...ended, code, signal }))
  })
}

/** Whether the one dependency is there. */
export function isInstalled(project: Project): boolean {
  return existsSync(join(project.path, 'node_modules/local/package.json'))
}

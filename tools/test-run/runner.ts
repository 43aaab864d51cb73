import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { nothing, type Tally } from './tally.ts'

interface Run<Report> {
  name: string
  program: string
  args: (reportFile: string) => readonly string[]
  environment: (reportFile: string) => Record<string, string>
  count: (report: Report, exitCode: number | null) => Tally
  /** Its output is kept back until this has ended, and shown live from then on; without it, from the beginning. */
  shownAfter?: Promise<unknown> | undefined
}

/** Runs a test runner, shows its output, then counts the JSON report it leaves. No report is a crash. */
export async function runAndCount<Report>(run: Run<Report>): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'kaoji-report-'))
  const reportFile = join(folder, 'report.json')
  try {
    const exitCode = await untilEnd(run, reportFile)
    return run.count(JSON.parse(readFileSync(reportFile, 'utf8')) as Report, exitCode)
  } catch (error) {
    console.error(`${run.name}:`, error)
    return { ...nothing, crashed: [run.name] }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function untilEnd<Report>(run: Run<Report>, reportFile: string): Promise<number | null> {
  const output = run.shownAfter === undefined ? 'inherit' : 'pipe'
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [run.program, ...run.args(reportFile)], {
      env: { ...process.env, ...run.environment(reportFile) },
      stdio: ['ignore', output, output],
    })
    const shown = run.shownAfter === undefined ? undefined : show(child, run.shownAfter)
    const stop = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGINT', stop).on('SIGTERM', stop)
    child.on('error', reject)
    child.on('exit', async (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      await shown
      resolve(code)
    })
  })
}

/** Passes on what the child says, in the order in which it was said; resolves when it has ended and all of it is out. */
async function show(child: ChildProcess, after: Promise<unknown>): Promise<void> {
  const kept: (() => void)[] = []
  let say = (words: () => void): void => void kept.push(words)
  child.stdout?.on('data', (bytes: Buffer) => say(() => process.stdout.write(bytes)))
  child.stderr?.on('data', (bytes: Buffer) => say(() => process.stderr.write(bytes)))
  const said = new Promise((resolve) => child.once('close', resolve))
  const gone = new Promise((resolve) => child.once('exit', resolve)).then(() => sleep(WORDS_LEFT_MS))
  await after
  for (const words of kept) words()
  say = (words) => words()
  await Promise.race([said, gone])
}

/** How long something that the child left behind may hold on to its output. */
const WORDS_LEFT_MS = 3_000

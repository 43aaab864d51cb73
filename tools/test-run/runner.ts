import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nothing, type Tally } from './tally.ts'

interface Run<Report> {
  name: string
  program: string
  args: (reportFile: string) => readonly string[]
  environment: (reportFile: string) => Record<string, string>
  count: (report: Report, exitCode: number | null) => Tally
}

/** Runs a test runner with its output shown live, then counts the JSON report it leaves. No report is a crash. */
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
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [run.program, ...run.args(reportFile)], {
      env: { ...process.env, ...run.environment(reportFile) },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const stop = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGINT', stop).on('SIGTERM', stop)
    child.on('error', reject)
    child.on('exit', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve(code)
    })
  })
}

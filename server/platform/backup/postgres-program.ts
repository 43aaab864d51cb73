import { spawn } from 'node:child_process'
import { BackupProblem } from './backup-problem.ts'

/**
 * Runs a program of PostgreSQL against the database of this address; the password goes by the environment, where no list of processes
 * shows it. Refuses in words when the program is absent or fails.
 */
export async function runOnDatabase(
  program: 'pg_dump' | 'pg_restore',
  databaseUrl: string,
  args: readonly string[],
): Promise<void> {
  const { password, url } = withoutPassword(databaseUrl)
  const target = program === 'pg_restore' ? [`--dbname=${url}`, ...args] : [...args, url]
  const { code, said } = await run(program, target, { PGPASSWORD: password })
  if (code !== 0) throw new BackupProblem(`${program} 没有做完：\n${said.trim().slice(-2_000)}`)
}

/** The major version of a program of PostgreSQL on this machine. */
export async function versionOf(program: 'pg_dump' | 'pg_restore'): Promise<number> {
  const { said } = await run(program, ['--version'], {})
  return Number(/(\d+)/.exec(said)?.[1] ?? 0)
}

function withoutPassword(databaseUrl: string): { password: string; url: string } {
  const url = new URL(databaseUrl)
  const password = decodeURIComponent(url.password)
  url.password = ''
  return { password, url: url.href }
}

function run(
  program: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-10_000)
      })
    child.once('error', () =>
      reject(
        new BackupProblem(
          `这台机器上没有 ${program}。请安装与数据库服务器同一版本（或更新）的 PostgreSQL 客户端，例如 Debian 的 postgresql-client。`,
        ),
      ),
    )
    child.once('close', (code) => resolve({ code, said }))
  })
}

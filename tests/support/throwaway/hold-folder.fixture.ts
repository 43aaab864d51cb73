import { spawn } from 'node:child_process'
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts'
import { makeThrowawayFolder } from '../throwaway-folder.ts'

// Run by the tests as a process of its own, which they kill: `node hold-folder.fixture.ts <place>`. It has a durable database and a child.
const folder = makeThrowawayFolder('held-', process.argv[2])
const child = spawn('sleep', ['600'], { stdio: 'ignore', detached: true })
const { adminUrl, pid, cluster } = await startEmbeddedPostgres({ directory: folder, durability: 'full' })
process.stdout.write(`${JSON.stringify({ folder, adminUrl, cluster, pids: [pid, child.pid] })}\n`)
setInterval(() => undefined, 60_000)

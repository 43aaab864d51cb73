import { startEmbeddedPostgres } from './start.ts'

// Run by the tests as a process of its own, which they kill: `node hold-open.fixture.ts <directory>`.
const [directory = ''] = process.argv.slice(2)
const { adminUrl, pid, port, stop } = await startEmbeddedPostgres({ directory, durability: 'full' })
process.stdout.write(`${JSON.stringify({ adminUrl, pid, port })}\n`)
process.once('SIGTERM', () => void stop().then(() => process.exit(0)))
setInterval(() => undefined, 60_000)

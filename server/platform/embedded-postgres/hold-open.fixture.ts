import { startEmbeddedPostgres } from './start.ts'

// Run by the tests as a process of its own, which they kill: `node hold-open.fixture.ts <directory> <durability>`.
const [directory = '', kind] = process.argv.slice(2)
const durability = kind === 'throwaway' ? kind : 'full'
const { adminUrl, pid, port, stop } = await startEmbeddedPostgres({ directory, durability })
process.stdout.write(`${JSON.stringify({ adminUrl, pid, port })}\n`)
process.once('SIGTERM', () => void stop().then(() => process.exit(0)))
setInterval(() => undefined, 60_000)

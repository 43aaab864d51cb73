import { spawn } from 'node:child_process'
import { createServer } from 'vite'

// npm run dev: the server, started again when one of its files changes, and Vite in front of it for the pages.
// Open Vite's address; what is below /api goes to the server.

const host = '127.0.0.1'
const serverPort = Number(process.env.PORT ?? 3000)
const pagesPort = Number(process.env.KAOJI_PAGES_PORT ?? 5173)

const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts'], {
  env: { ...process.env, HOST: host, PORT: String(serverPort) },
  stdio: ['ignore', 'inherit', 'inherit'],
})
const pages = await createServer({
  server: { host, port: pagesPort, strictPort: true, proxy: { '/api': `http://${host}:${serverPort}` } },
})
await pages.listen()
pages.printUrls()

server.once('exit', (code) => void stop(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.kill('SIGTERM'))

async function stop(code: number): Promise<void> {
  await pages.close()
  process.exit(code)
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import fastify from 'fastify'
import { build } from 'vite'
import { systemRandom } from '#kernel/random.ts'
import { DOORS, servePages } from '#platform/http/pages/pages.ts'
import { addSecurityHeaders } from '#platform/http/security-headers.ts'

const web = fileURLToPath(new URL('../../web', import.meta.url))
const page = fileURLToPath(new URL('../../web/ui/photo/photo-field.fixture.tsx', import.meta.url))

/** The photo field on its own page, built and served like the product, with a server that stores images. */
export interface PhotoPage {
  origin: string
  /** The stored images by id. */
  images: Map<string, Buffer>
  /** Answers this many uploads with an error. */
  refuse: (times: number) => void
  /** Keeps uploads without an answer until the returned function is called. */
  hold: () => () => void
  close: () => Promise<void>
}

export async function openPhotoPage(): Promise<PhotoPage> {
  const directory = await mkdtemp(join(tmpdir(), 'kaoji-photo-'))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: web,
    plugins: [react()],
    build: {
      outDir: directory,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // The HEIC decoder is 3 MB, which is accepted.
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: page },
    },
  })
  const document = documentOf(built)
  for (const door of DOORS) {
    await mkdir(join(directory, door))
    await writeFile(join(directory, door, 'index.html'), document)
  }

  const images = new Map<string, Buffer>()
  let uploads = 0
  let refusals = 0
  let held = Promise.resolve()
  const app = fastify({ bodyLimit: 1_048_575 })
  addSecurityHeaders(app, { isSecure: false })
  app.addContentTypeParser('image/jpeg', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post<{ Body: Buffer }>('/api/photos', async (request, reply) => {
    await held
    if (refusals > 0) {
      refusals -= 1
      return reply.code(503).send()
    }
    // As the product does: the same bytes are the same image.
    const same = [...images].find(([, bytes]) => bytes.equals(request.body))
    if (same !== undefined) return { id: same[0] }
    uploads += 1
    const id = String(uploads)
    images.set(id, request.body)
    return { id }
  })
  app.get<{ Params: { id: string } }>('/api/photos/:id', (request, reply) =>
    reply.type('image/jpeg').send(images.get(request.params.id)),
  )
  app.delete<{ Params: { id: string } }>('/api/photos/:id', async (request) => ({
    gone: images.delete(request.params.id),
  }))
  await servePages(app, {
    directory,
    random: systemRandom,
    mode: 'demonstration',
    mayBeSignedIn: () => false,
  })
  return {
    origin: await app.listen({ host: '127.0.0.1', port: 0 }),
    images,
    refuse: (times) => {
      refusals = times
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return () => {
        held = Promise.resolve()
        resolve()
      }
    },
    async close() {
      await app.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function documentOf(built: Awaited<ReturnType<typeof build>>): string {
  if (!('output' in built)) throw new Error('the page was not built once')
  const entry = built.output.find((file) => file.type === 'chunk' && file.isEntry)
  if (entry?.type !== 'chunk') throw new Error('the page has no script')
  const styles = [...(entry.viteMetadata?.importedCss ?? [])]
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="csp-nonce" content="__CSP_NONCE__" />
    <title>照片</title>
    ${styles.map((name) => `<link rel="stylesheet" href="/${name}" />`).join('')}
    <script type="module" src="/${entry.fileName}"></script>
  </head>
  <body><main id="root"></main></body>
</html>`
}

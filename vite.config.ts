import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`

/** In development every address is a page of one of the three entrances; in production the server does this. */
const pageAddresses: Plugin = {
  name: 'page-addresses',
  apply: 'serve',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _reply, next) => {
      const path = request.url?.split('?')[0] ?? '/'
      const isPage = request.headers.accept?.includes('text/html') && !path.includes('.')
      if (isPage && !/^\/(api|docs)\b/.test(path))
        request.url = `/${/^\/(office|verify)\b/.exec(path)?.[1] ?? 'portal'}/index.html`
      next()
    })
  },
}

export default defineConfig({
  root: here('web'),
  base: '/',
  plugins: [react(), pageAddresses],
  // The browser needs a contract's method, path and access only: schemas are types there, and the server checks.
  resolve: { alias: { typebox: here('web/client/schema-stand-in.ts') } },
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: ['chrome100', 'edge100', 'firefox110', 'safari16'],
    // An inline script would break the content security policy; each supported browser knows modulepreload.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The one large piece is the HEIC decoder, which is fetched only for a HEIC photograph.
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: {
      input: {
        portal: here('web/portal/index.html'),
        office: here('web/office/index.html'),
        verify: here('web/verify/index.html'),
      },
    },
  },
  server: { proxy: { '/api': server, '/openapi.json': server, '/docs': server, '/.well-known': server } },
})

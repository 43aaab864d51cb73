import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { bareContracts } from './tools/pages/bare-contracts.ts'
import { firstPages } from './tools/pages/first-pages.ts'
import { firstPaint } from './tools/pages/first-paint.ts'
import { sight } from './tools/pages/sight.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`

/** In development every address is a page of one of the entrances; in production the server does this. */
const pageAddresses: Plugin = {
  name: 'page-addresses',
  apply: 'serve',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _reply, next) => {
      const path = request.url?.split('?')[0] ?? '/'
      const isPage = request.headers.accept?.includes('text/html') && !path.includes('.')
      if (isPage && !/^\/(api|docs)\b/.test(path))
        request.url = `/${/^\/(office|verify|offline)\b/.exec(path)?.[1] ?? 'portal'}/index.html`
      next()
    })
  },
}

/** What both sign-in pages are made of, and the verifier's page is not. */
const OF_SIGN_IN =
  /node_modules\/(?:react|react-dom|scheduler|clsx|@tanstack\/(?:query-core|react-query)|@mantine\/\w+|@tabler\/[\w-]+)\/|\/web\/(?:client|ui)\/(?!tokens)|\/contracts\/|\/rulebook\/folding\//

const nameOfFirst = firstPages(here('web'))

export default defineConfig({
  root: here('web'),
  base: '/',
  plugins: [react(), pageAddresses, bareContracts, sight, firstPaint],
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
      // Unused routes and schemas of a contract are left out, because making one has no effect.
      treeshake: { manualPureFunctions: ['defineRoute', 'Type'] },
      output: {
        codeSplitting: {
          groups: [
            // So small that it goes with every page; in another chunk it would take that chunk to pages that need nothing else of it.
            { name: 'loading', test: /preload-helper|rolldown.runtime/, priority: 1 },
            // What both sign-in pages need is one file each of scripts and styles; the verifier's page has none of it.
            { name: 'entrance', tags: ['$initial'], test: OF_SIGN_IN },
            {
              debugName: 'first pages',
              name: (id, context) => nameOfFirst(id, (other) => context.getModuleInfo(other)),
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/openapi.json': server, '/docs': server, '/.well-known': server } },
})

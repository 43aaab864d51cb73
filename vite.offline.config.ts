import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * The page without a network, built apart (HOM-08): it shares nothing with the others, so that a phone keeps a few kilobytes, and the others
 * are not split for its sake.
 */
export default defineConfig({
  root: here('web'),
  base: '/',
  build: {
    outDir: here('dist/web'),
    emptyOutDir: false,
    copyPublicDir: false,
    target: ['chrome100', 'edge100', 'firefox110', 'safari16'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: { offline: here('web/offline/index.html') } },
  },
})

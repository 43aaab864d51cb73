import { fileURLToPath } from 'node:url'
import { buildPages } from '#server/build-pages.ts'

// `npm run build`: the pages, beforehand, by whoever may write into the product's folder; the service then need not.
console.log(`页面已就绪：${await buildPages(fileURLToPath(new URL('..', import.meta.url)))}`)

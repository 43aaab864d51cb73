import { fileURLToPath } from 'node:url'
import { type Plugin, type Rolldown, runnerImport } from 'vite'
import { BY_ADDRESS, FIRST } from './first-pages.ts'
import { asStill } from './still.ts'

const NONCE = '__CSP_NONCE__'
const PRELOAD = /<link rel="modulepreload" crossorigin href="([^"]+)">/g
const ENTRY = /<script type="module" crossorigin src="([^"]+)"><\/script>/

/** The entrances whose sign-in page is drawn beforehand, and the schemes that they may be drawn in. */
const DOORS = { portal: 'system', office: 'light' } as const

interface Drawing {
  drawFirstPaint: (options: { isInvented: boolean; nonce: string }) => string
}

/**
 * Puts a picture of the sign-in page into the document, so that a visitor sees it before any script has come; the server takes it out
 * again for everybody else, whose scripts are preloaded. `begin-3.js` begins them, once the picture is painted if there is one (UX-05).
 */
export const firstPaint: Plugin = {
  name: 'first-paint',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    async handler(html, { path, bundle }) {
      const door = (['portal', 'office'] as const).find((one) => path === `/${one}/index.html`)
      const main = ENTRY.exec(html)?.[1]
      if (door === undefined || main === undefined) return html
      const css = Object.values(bundle ?? {})
        .flatMap((file) =>
          file.type === 'asset' && html.includes(file.fileName) ? [String(file.source)] : [],
        )
        .join('')
      const draw = await drawingOf(door)
      const still = (mode: 'demonstration' | 'production') => {
        const markup = draw({ isInvented: mode === 'demonstration', nonce: NONCE })
        return `<!--still:${mode}-->${asStill(markup, { nonce: NONCE, css })}<!--/still-->`
      }
      const links = [...html.matchAll(PRELOAD)].map(([link]) => link)
      const parts = [...[...html.matchAll(PRELOAD)].map(([, part]) => part), main]
      const preloads = [
        ...links,
        `<link rel="modulepreload" crossorigin href="${main}">`,
        ...linksTo(FIRST[door], { bundle: bundle ?? {}, beside: html }),
      ].join('')
      const byAddress = Object.entries(door === 'portal' ? BY_ADDRESS : {}).map(([address, page]) => {
        const own = linksTo([page], { bundle: bundle ?? {}, beside: `${html}${preloads}` })
        return `<!--at:${address}-->${own.join('')}<!--/at-->`
      })
      return html
        .replace(PRELOAD, '')
        .replace(ENTRY, `<!--plain-->${preloads}${byAddress.join('')}<!--/plain-->`)
        .replace('<script nomodule', (next) => `${beginning(door, parts)}\n    ${next}`)
        .replace(
          '<div id="root"></div>',
          `<div id="root">${still('demonstration')}${still('production')}</div>`,
        )
    },
  },
}

/**
 * Links to all that these sources are made of and nothing `beside` links to: it comes with the scripts that ask for it, and not after they have
 * run.
 */
function linksTo(
  sources: readonly string[],
  { bundle, beside }: { bundle: Rolldown.OutputBundle; beside: string },
): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const left = sources.map((path) =>
    chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/web/${path}`))),
  )
  const found = new Set<Rolldown.OutputChunk>()
  for (let chunk = left.pop(); chunk !== undefined; chunk = left.pop()) {
    if (found.has(chunk)) continue
    found.add(chunk)
    left.push(...chunk.imports.map((name) => chunks.find(({ fileName }) => fileName === name)))
  }
  const styles = new Set([...found].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))
  const scripts = [...found].map(({ fileName }) => fileName)
  const linkTo = (kind: string) => (name: string) =>
    beside.includes(name) ? [] : [`<link rel=${kind} crossorigin href="/${name}">`]
  return [
    ...scripts.flatMap(linkTo('"modulepreload"')),
    ...[...styles].flatMap(linkTo('"preload" as="style"')),
  ]
}

/** The script that begins the others, in this order. */
function beginning(door: keyof typeof DOORS, parts: readonly (string | undefined)[]): string {
  return `<script src="/assets/begin-3.js" data-parts="${parts.join(' ')}" data-scheme="${DOORS[door]}" data-door="${door}"></script>`
}

async function drawingOf(door: keyof typeof DOORS): Promise<Drawing['drawFirstPaint']> {
  const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const { module } = await runnerImport<Drawing>(here(`web/${door}/first-paint.tsx`), {
    root: here('web'),
    logLevel: 'warn',
    resolve: { alias: { typebox: here('web/client/schema-stand-in.ts') } },
  })
  return module.drawFirstPaint
}

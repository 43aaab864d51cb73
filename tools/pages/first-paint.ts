import { fileURLToPath } from 'node:url'
import { type Plugin, type Rolldown, runnerImport } from 'vite'
import { type Files, filesOf } from './files-of.ts'
import { BY_ADDRESS, type Door, FIRST } from './first-pages.ts'
import { SIGHT } from './sight.ts'
import { asStill } from './still.ts'

const NONCE = '__CSP_NONCE__'
const PRELOAD = /<link rel="modulepreload" crossorigin href="([^"]+)">/g
const ENTRY = /<script type="module" crossorigin src="([^"]+)"><\/script>/
const STYLES = /<style[^>]*>[^<]*<\/style>/g

/** The entrances whose sign-in page is drawn beforehand, and the schemes that they may be drawn in. */
const DOORS = { portal: 'system', office: 'light' } as const satisfies Record<Door, string>

interface Drawing {
  drawFirstPaint: (options: { isInvented: boolean; nonce: string }) => string
}

/**
 * Puts a picture of the sign-in page into the document, so that a visitor sees it before any script has come; the server takes it out
 * again for everybody else. Their scripts are preloaded, but at the addresses whose page has a script that draws it first (`sight.ts`): there that
 * one and the styles come before them. `begin-4.js` begins the scripts, once what can be seen before is painted (UX-05).
 */
export const firstPaint: Plugin = {
  name: 'first-paint',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    async handler(html, { path, bundle = {} }) {
      const door = (['portal', 'office'] as const).find((one) => path === `/${one}/index.html`)
      const main = ENTRY.exec(html)?.[1]
      if (door === undefined || main === undefined) return html
      const draw = await drawingOf(door)
      const css = textOf(bundle, (name) => html.includes(name))
      const still = (mode: 'demonstration' | 'production') => {
        const markup = draw({ isInvented: mode === 'demonstration', nonce: NONCE })
        return `<!--still:${mode}-->${asStill(markup, { nonce: NONCE, css })}<!--/still-->`
      }
      const parts = [...[...html.matchAll(PRELOAD)].map(([, part = '']) => part), main]
      const first = filesOf(FIRST[door], { bundle, beside: html })
      const plain = linksTo({ ...first, scripts: [...parts, ...first.scripts] }, 'preload" as="style')
      const variables = (draw({ isInvented: false, nonce: NONCE }).match(STYLES) ?? []).join('')
      const sights = Object.entries(door === 'portal' ? BY_ADDRESS : {}).map(([address, { needs, asks }]) => {
        const { scripts, styles } = filesOf([...FIRST[door], ...needs], { bundle, beside: html })
        const isRead = (name: string) =>
          html.includes(name) || styles.includes(`/${name}`) || SIGHT.test(name)
        const later = linksTo({ scripts: [...parts, ...scripts], styles: [] }, 'stylesheet')
        return {
          before: at(address, `<meta name="kaoji-asks" content="${asks.join(' ')}">`),
          after: at(
            address,
            linksTo({ scripts: [], styles }, 'stylesheet') +
              asStill(variables, { nonce: NONCE, css: textOf(bundle, isRead) }) +
              `<script defer src="/${Object.keys(bundle).find((name) => SIGHT.test(name))}"></script>` +
              `<template id="kaoji-later">${later}</template>`,
          ),
        }
      })
      return html
        .replace(PRELOAD, '')
        .replace(ENTRY, `<!--plain-->${plain}<!--/plain-->`)
        .replace(
          '<script nomodule',
          (next) => `${sights.map(({ before }) => before).join('')}${beginning(door, parts)}\n    ${next}`,
        )
        .replace('</head>', (end) => `${sights.map(({ after }) => after).join('')}${end}`)
        .replace(
          '<div id="root"></div>',
          `<div id="root">${still('demonstration')}${still('production')}</div>`,
        )
    },
  },
}

/** What only the document of this address has. */
const at = (address: string, part: string) => `<!--at:${address}-->${part}<!--/at-->`

/** Links that let these files come at once, and not only when the scripts have run that ask for them. */
function linksTo({ scripts, styles }: Files, styleLink: string): string {
  return [
    ...scripts.map((address) => `<link rel="modulepreload" crossorigin href="${address}">`),
    ...styles.map((address) => `<link rel="${styleLink}" crossorigin href="${address}">`),
  ].join('')
}

/** The text of some of the styles and scripts that were built. */
function textOf(bundle: Rolldown.OutputBundle, isMeant: (name: string) => boolean): string {
  return Object.values(bundle)
    .flatMap((file) => (file.type === 'asset' && isMeant(file.fileName) ? [String(file.source)] : []))
    .join('')
}

/** The script that begins the others, in this order. */
function beginning(door: Door, parts: readonly string[]): string {
  return `<script src="/assets/begin-4.js" data-parts="${parts.join(' ')}" data-scheme="${DOORS[door]}" data-door="${door}"></script>`
}

async function drawingOf(door: Door): Promise<Drawing['drawFirstPaint']> {
  const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const { module } = await runnerImport<Drawing>(here(`web/${door}/first-paint.tsx`), {
    root: here('web'),
    logLevel: 'warn',
    resolve: { alias: { typebox: here('web/client/schema-stand-in.ts') } },
  })
  return module.drawFirstPaint
}

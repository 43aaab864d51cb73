import { expect, test } from 'vitest'
import { checkDocuments } from './documents.ts'
import { treeOf } from './tree/tree.ts'

const files = {
  'package.json': JSON.stringify({ scripts: { start: '', test: '', check: '', 'bench:scores': '' } }),
  'server/kernel/clock.ts': '',
  'server/kernel/README.md': '',
  'tools/check.ts': '',
}

function check(text: string, path = 'README.md'): string[] {
  return [...checkDocuments(treeOf({ ...files, [path]: text }), ['sizes']).findings]
}

test.each([
  '`npm start`, `npm test`, `npm run check`, `npm run bench:scores`, `npm run <name>`, `npm i -E thing`',
  '`npm test -- unit`, `npm test -- server/kernel`, `npm test -- db -t LOG`, `npm run check -- sizes`',
  '`node tools/check.ts`, `node --version`',
  '`server/kernel/`, `#kernel/clock.ts`, `clock.ts`, `package.json`, `node_modules/thing`, `.kaoji/`',
  '`<noun>.store.ts`, `server/modules/*/public.ts`, `server/modules/X/public.ts`, `migrations/NNNN-what.sql`',
  '`image/png`, `and/or`, `/api/scores`, `pid.json`, `PATH`, `a b/c.ts`',
  '[the clock](server/kernel/clock.ts#L1) and [a site](https://example.org/x)',
  '```sh\nnpm run check -- sizes # one gate\n```',
])('%s is right', (text) => {
  expect(check(text)).toEqual([])
})

test.each([
  ['`npm run build`', 'no script build'],
  ['```sh\nnpm run build\n```', 'no script build'],
  ['`npm run check -- beauty`', 'there is no beauty'],
  ['`npm test -- server/gone`', 'there is no server/gone'],
  ['`node tools/gone.ts`', 'tools/gone.ts, which does not exist'],
  ['`server/kernel/gone.ts`', 'names server/kernel/gone.ts'],
  ['`#kernel/gone.ts`', 'names #kernel/gone.ts'],
  ['`web/portal/`', 'names web/portal/'],
  ['`gone.ts`', 'names gone.ts'],
  ['[a way](docs/gone.md)', 'links to docs/gone.md'],
])('%s is wrong: %s', (text, finding) => {
  expect(check(text)).toEqual([expect.stringContaining(finding)])
})

test('a README names the files beside it', () => {
  expect(check('`clock.ts` `./clock.ts`', 'server/kernel/README.md')).toEqual([])
})

test.each([
  ['public.ts', 'Door: `public.ts`.', []],
  ['public.ts', 'Words that name none.', []],
  ['public.ts', 'It has no\ndoor.', ['says that there is no door, but there is public.ts']],
  ['a.store.ts', 'It has no\ndoor.', []],
  ['a.store.ts', 'Door: `public.ts`.', ['says that public.ts is the door, which does not exist']],
  ['a.store.ts', 'Words that name none.', ['does not say that there is no door']],
])('a README beside %s with “%s” is told: %s', (file, text, findings) => {
  const path = 'server/modules/a/README.md'
  const tree = treeOf({
    ...files,
    [`server/modules/a/${file}`]: '',
    'server/modules/b/public.ts': '',
    [path]: text,
  })
  expect(checkDocuments(tree, []).findings).toEqual(findings.map((one) => `${path} ${one}`))
})

import type { Gate } from './gate.ts'
import { isTest, isText, isTypeScript } from './tree/kinds.ts'
import { at, visit } from './tree/syntax.ts'
import type { Tree } from './tree/tree.ts'

/** Names that say nothing (house rule 27), texts outside resource files (UX-01), and things left for later. */
export const words: Gate = {
  name: 'words',
  run: (tree) => ({
    findings: [
      ...emptyNames(tree.files),
      ...textsInComponents(tree),
      ...leftForLater(tree),
      ...chosenTests(tree),
      ...replacedModules(tree),
    ],
  }),
}

const wholeNames = /^(common|info|infos|data|process)$/
const partNames = /^(utils?|helpers?|misc|managers?)$/

/** Files and folders with a banned name. */
function emptyNames(files: readonly string[]): string[] {
  return files.flatMap((path) => {
    const parts = path.split(/[/.]/)
    const banned = parts.find(
      (part) => wholeNames.test(part) || part.split(/[-_]/).some((word) => partNames.test(word)),
    )
    return banned === undefined ? [] : [`${path}: "${banned}" says nothing about what is in it`]
  })
}

const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

function textsInComponents(tree: Tree): string[] {
  const files = tree.files.filter(
    (path) => path.startsWith('web/') && isTypeScript(path) && !isTest(path) && !path.endsWith('.texts.ts'),
  )
  return files.flatMap((path) => {
    const found: string[] = []
    const look = (start: number, text: string) => {
      if (chinese.test(text))
        found.push(`${at(tree, path, start)} holds 「${text.trim()}」: texts belong in a *.texts.ts`)
    }
    visit(tree, path, {
      Literal: (node) => {
        if (typeof node.value === 'string') look(node.start, node.value)
      },
      TemplateElement: (node) => look(node.start, node.value.raw),
      JSXText: (node) => look(node.start, node.value),
    })
    return found
  })
}

function leftForLater(tree: Tree): string[] {
  return tree.files
    .filter((path) => isText(path) && path !== 'package-lock.json')
    .flatMap((path) => linesWith(tree, path, /\b(TO[D]O|FIX[M]E)\b/))
    .map(({ where, text }) => `${where} leaves something for later: ${text}`)
}

function chosenTests(tree: Tree): string[] {
  return tree.files
    .filter((path) => isTypeScript(path) && isTest(path))
    .flatMap((path) => linesWith(tree, path, /\b(test|it|describe|suite)(\.\w+)*\.(only|skip|todo|fixme)\b/))
    .map(({ where, text }) => `${where} chooses among tests: ${text}`)
}

/** The files of a worker share their modules: one that is replaced is another one for all of them, or is loaded already. */
function replacedModules(tree: Tree): string[] {
  return tree.files
    .filter((path) => isTypeScript(path) && isTest(path))
    .flatMap((path) => linesWith(tree, path, /\bvi\.(mock|doMock|unmock|resetModules)\(/))
    .map(({ where, text }) => `${where} replaces a module: hand the part over as an argument: ${text}`)
}

function linesWith(tree: Tree, path: string, pattern: RegExp): { where: string; text: string }[] {
  return tree
    .read(path)
    .split('\n')
    .flatMap((line, index) =>
      pattern.test(line) ? [{ where: `${path}:${index + 1}`, text: line.trim() }] : [],
    )
}

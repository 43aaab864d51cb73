import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface RareCharacterFile {
  path: string
  /** First and last code point, both included. */
  ranges: readonly (readonly [number, number])[]
}

let files: readonly RareCharacterFile[] | undefined

/**
 * Finds the HanaMin file for a code point. The font comes in slices, and its own style sheet lists the characters of each;
 * together they have every ideograph that Unicode 10 knew, to extension F.
 */
export function rareCharacterFile(code: number): string | undefined {
  files ??= readStyleSheet(fileURLToPath(import.meta.resolve('hanamin/HanaMin.css')))
  return files.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to))?.path
}

function readStyleSheet(path: string): RareCharacterFile[] {
  const faces = readFileSync(path, 'utf8').matchAll(/url\(([^)]+)\)[^;]*;\s*unicode-range:\s*([^;]+);/g)
  return [...faces].map(([, file = '', ranges = '']) => ({
    path: join(dirname(path), file),
    ranges: ranges.split(',').map(rangeOf),
  }))
}

function rangeOf(words: string): readonly [number, number] {
  const [from = Number.NaN, to = from] = words
    .trim()
    .slice('U+'.length)
    .split('-')
    .map((code) => Number.parseInt(code, 16))
  return [from, to]
}

import { readFileSync } from 'node:fs'

/** A closed line: x and y of each point in turn, the letter's middle at 0, the height of a capital 100. */
type Outline = readonly number[]

/** The letters of one type: each letter's outlines, inner ones included. */
type Face = Readonly<Record<string, readonly Outline[]>>

/** Six types that differ in stroke, serif and slope. Where they come from, and under which licence: `letters-licences.txt`. */
export const FACES = (
  JSON.parse(readFileSync(new URL('letters.json', import.meta.url), 'utf8')) as { letters: Face }[]
).map(({ letters }) => letters)

/** None looks like another, however it is bent and cut: no 0 O Q D 1 I J 2 Z 4 5 S 8 B F G V Y. */
export const ALPHABET = Object.keys(FACES[0] ?? {})

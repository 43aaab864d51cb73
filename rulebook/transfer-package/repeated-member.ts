/** A text of JSON, or one sign of its structure. Blanks and literals lie between. */
const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\]:,]/g

/**
 * Whether an object in a text of JSON names a member twice. `JSON.parse` keeps the last one and another program may keep the first, so
 * that the two would read different transfers under one signature.
 */
export function hasRepeatedMember(json: string): boolean {
  const open: (Set<string> | undefined)[] = []
  let text = ''
  for (const [token] of json.matchAll(TOKEN)) {
    if (token.startsWith('"')) text = token
    else if (token === '{') open.push(new Set())
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':') {
      const names = open.at(-1)
      // The same name can be spelled with escapes.
      const name = String(JSON.parse(text))
      if (names?.has(name)) return true
      names?.add(name)
    }
  }
  return false
}

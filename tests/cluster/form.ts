const BLANK = /\{\{([A-Z][A-Z0-9_]*)\}\}/g

/** What belongs into the blanks. */
export type Values = Readonly<Record<string, string | number>>

/** Fills the blanks of a file of deploy/cluster; throws when it has one that nobody can fill. */
export function fill(text: string, values: Values): string {
  return text.replaceAll(BLANK, (_blank, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`nobody knows what ${name} is`)
    return String(value)
  })
}

/** The names of a file's blanks. */
export function blanksOf(text: string): string[] {
  return [...text.matchAll(BLANK)].map(([, name = '']) => name)
}

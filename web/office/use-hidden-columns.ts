import { useState } from 'react'

const PREFIX = 'kaoji-hidden-columns-'

/** Remembers which columns of a table this browser hides; before any choice, those in `atFirst`. */
export function useHiddenColumns(table: string, atFirst: readonly string[]) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(stored(table) ?? atFirst))
  const toggle = (key: string) => {
    const now = new Set(hidden)
    if (!now.delete(key)) now.add(key)
    setHidden(now)
    localStorage.setItem(PREFIX + table, [...now].join(' '))
  }
  return { hidden, toggle }
}

function stored(table: string): string[] | undefined {
  return localStorage.getItem(PREFIX + table)?.split(' ')
}

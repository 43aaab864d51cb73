import { setImmediate } from 'node:timers/promises'
import { pinyin } from 'pinyin-pro'
import type { SearchedCourse } from '#contracts/transfers/supplements.ts'

/** How many names are worked out before others get their turn: a catalogue is large, and the event loop everybody's. */
const AT_ONCE = 100

interface NamedCourse {
  code: string
  name: string
  initials: string
}

/**
 * Adds its pinyin initials to every course: those of the catalogue, else worked out from the whole name, because a character such as 行 is
 * read by its word (SUP-01). A name is worked out once.
 */
export function createInitials(): (courses: readonly NamedCourse[]) => Promise<SearchedCourse[]> {
  const known = new Map<string, string>()
  return async (courses) => {
    const found: SearchedCourse[] = []
    let fresh = 0
    for (const { code, name, initials } of courses) {
      let own = initials === '' ? known.get(name) : initials
      if (own === undefined) {
        own = initialsOf(name)
        known.set(name, own)
        fresh += 1
        if (fresh % AT_ONCE === 0) await setImmediate()
      }
      found.push([code, name, own.toLowerCase()])
    }
    return found
  }
}

/** 「行政管理学」 is `xzglx`, 「英语（二）」 is `yye`, 「C++程序设计」 is `ccxsj`. */
export function initialsOf(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
  return letters
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

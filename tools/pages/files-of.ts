import type { Rolldown } from 'vite'

export interface Files {
  scripts: readonly string[]
  styles: readonly string[]
}

/** The addresses of all files that these sources are made of, without those that `beside` names already. */
export function filesOf(
  sources: readonly string[],
  { bundle, beside }: { bundle: Rolldown.OutputBundle; beside: string },
): Files {
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
  const addresses = (names: Iterable<string>) =>
    [...new Set(names)].filter((name) => !beside.includes(name)).map((name) => `/${name}`)
  return {
    scripts: addresses([...found].map(({ fileName }) => fileName)),
    styles: addresses([...found].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])),
  }
}

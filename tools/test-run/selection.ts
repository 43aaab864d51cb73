/** What `npm test -- …` asks for: arguments for each runner, or `undefined` where it shall not run. */
export interface Selection {
  vitest: readonly string[] | undefined
  journeys: readonly string[] | undefined
}

/** Vitest's projects by what they are called here. */
const PROJECTS: Readonly<Record<string, readonly string[]>> = {
  unit: ['--project=unit', '--project=unit-pages', '--project=unit-measuring'],
  db: ['--project=db'],
  crash: ['--project=crash'],
}

/**
 * Nothing named: everything but `crash`. `unit`, `db`, `crash`: that Vitest project. `journeys`: the browser. A path goes to the runner it
 * belongs to. Flags (`-t name`, and all that follows) go to every runner that is chosen; Playwright calls `-t` `-g`.
 */
export function select(args: readonly string[]): Selection {
  const firstFlag = args.findIndex((argument) => argument.startsWith('-'))
  const names = firstFlag === -1 ? args : args.slice(0, firstFlag)
  const flags = firstFlag === -1 ? [] : args.slice(firstFlag)
  const journeyFlags = flags.map((flag) => (flag === '-t' ? '-g' : flag))
  if (names.length === 0)
    return { vitest: [...projectsOf('unit'), ...projectsOf('db'), ...flags], journeys: journeyFlags }
  const projects = names.flatMap(projectsOf)
  const paths = names.filter((name) => name !== 'journeys' && projectsOf(name).length === 0)
  const journeyPaths = paths.filter((path) => path.replace(/^\.\//, '').startsWith('tests/journeys'))
  const otherPaths = paths.filter((path) => !journeyPaths.includes(path))
  const vitest = [...projects, ...otherPaths]
  return {
    vitest: vitest.length > 0 ? [...vitest, ...flags] : undefined,
    journeys:
      names.includes('journeys') || journeyPaths.length > 0 ? [...journeyPaths, ...journeyFlags] : undefined,
  }
}

function projectsOf(name: string): readonly string[] {
  return PROJECTS[name] ?? []
}

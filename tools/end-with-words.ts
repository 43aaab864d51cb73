import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Ends a command in words: what to do, without the stack of an error that is none of ours. */
export function endWithWords(words: string, code: 1 | 2 = 1): never {
  console.error(words)
  process.exit(code)
}

/** The arguments of a command; what it does not know ends it with how it is used. */
export function argumentsOr<Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch {
    return endWithWords(usage)
  }
}

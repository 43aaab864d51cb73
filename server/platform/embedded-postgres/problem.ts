/** Why the built-in database did not start; `message` is for the operator, in Chinese. */
export type ProblemCode =
  | 'already_running'
  | 'binaries_missing'
  | 'untrusted_folder'
  | 'unreachable'
  | 'password_lost'
  | 'other_version'
  | 'still_attached'
  | 'pid_file_broken'
  | 'unwritable'
  | 'initdb_failed'
  | 'start_failed'

/** Thrown by `startEmbeddedPostgres`: a circumstance of this machine that the operator can mend, not a bug. */
export class EmbeddedPostgresProblem extends Error {
  readonly code: ProblemCode

  constructor(code: ProblemCode, message: string) {
    super(message)
    this.name = 'EmbeddedPostgresProblem'
    this.code = code
  }
}

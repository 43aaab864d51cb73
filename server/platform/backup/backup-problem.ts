/** Why a backup cannot be made, or cannot be restored, in words for the operator: nothing was changed unless they say so. */
export class BackupProblem extends Error {
  constructor(words: string) {
    super(words)
    this.name = 'BackupProblem'
  }
}

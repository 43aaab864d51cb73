/** What the product of every journey is made from; it is prepared once for the whole run. */
export interface Stage {
  adminUrl: string
  /** The seeded database: each product gets a clone of it. */
  template: string
  /** The directory of the files that belong to the database. */
  directory: string
  /** The directory of the built pages. */
  pages: string
}

/** Passes the stage to the processes of the run. */
export function announceStage(stage: Stage): void {
  process.env.KAOJI_STAGE = JSON.stringify(stage)
}

/** Reads the stage of this run. */
export function findStage(): Stage {
  const announced = process.env.KAOJI_STAGE
  if (announced === undefined) throw new Error('no stage: run the journeys by npm test -- journeys')
  return JSON.parse(announced) as Stage
}

/** What every journey's product is made from, prepared once for the whole run. */
export interface Stage {
  adminUrl: string
  /** The seeded database: each product gets a clone of it. */
  template: string
  /** The files that belong to it. */
  directory: string
  /** The built pages. */
  pages: string
}

/** Hands the stage to the processes of the run. */
export function announceStage(stage: Stage): void {
  process.env.KAOJI_STAGE = JSON.stringify(stage)
}

/** The stage of this run. */
export function findStage(): Stage {
  const announced = process.env.KAOJI_STAGE
  if (announced === undefined) throw new Error('no stage: run the journeys by npm test -- journeys')
  return JSON.parse(announced) as Stage
}

/** Which installation this is, towards those of other provinces (TRO-04). */
export interface Installation {
  /** The host name under which its keys are published. */
  installation: string
  /** The authority's name. */
  name: string
  province: string
}

/** The installation as the environment names it: by default Shanghai's, under the host that its browsers see. */
export function installationOf(settings: {
  KAOJI_INSTALLATION?: string
  KAOJI_AUTHORITY?: string
  KAOJI_PROVINCE?: string
  KAOJI_PUBLIC_ORIGIN?: string
}): Installation {
  const host = settings.KAOJI_PUBLIC_ORIGIN?.replace(/^https?:\/\/|:[0-9]+$/g, '')
  return {
    installation: settings.KAOJI_INSTALLATION ?? host ?? 'localhost',
    name: settings.KAOJI_AUTHORITY ?? '上海市教育考试院',
    province: settings.KAOJI_PROVINCE ?? '上海市',
  }
}

// The package brings no types: what the tests use of it.
declare module '@20minutes/s3rver' {
  const S3rver: new (options: {
    port: number
    address: string
    silent: boolean
    directory: string
    configureBuckets: { name: string }[]
  }) => { run(): Promise<{ port: number }>; close(): Promise<void> }
  export = S3rver
}

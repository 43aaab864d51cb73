// Declares the parts that the tests use, because the package has no types.
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

// What the rest of Assay may ask about where it runs.

/** How much is logged, from everything to nothing. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Settings as read from the environment; the secret may still have to be made. */
export type Settings = {
  /** TCP port to listen on. */
  port: number
  /** Public origin, without a trailing slash. */
  siteUrl: string
  /**
   * `file:/absolute/path`, escaped as a URL (SQLite; its path is `fileOf` of it), or `mongodb://…` /
   * `mongodb+srv://…`.
   */
  databaseUrl: string
  /** Absolute path of the folder for the database, media, mail and the try-out's secret. */
  dataDir: string
  /** `smtp://` or `smtps://` address, or null: mail goes to files in `dataDir/mail`. */
  smtpUrl: string | null
  /** The From of every mail, such as `Assay <desk@example.com>`. */
  mailFrom: string
  /** The secret given, or null: the try-out makes one and keeps it in `dataDir/secret`. */
  payloadSecret: string | null
  /** Origins whose pages may call `/api/v1` from the browser. */
  corsOrigins: string[]
  /** How many proxies of ours stand in front; 0 means none, and `X-Forwarded-For` is not believed. */
  trustProxy: number
  /**
   * `redis://` or `rediss://` address through which several processes tell each other at once what changed,
   * or null.
   */
  redisUrl: string | null
  /** Bytes of memory that kept pages may take; 0 keeps none. */
  cacheBytes: number
  /** What a reader of /metrics must send, or null: then there is no such path. */
  metricsToken: string | null
  /** Where a cache in front takes purges, or null when there is none. */
  purgeUrl: string | null
  /** From which level on is logged, or null: a try-out is quieter than a public site. */
  logLevel: LogLevel | null
  /** Load the demo newsroom into an empty database. */
  demo: boolean
  /** `siteUrl` is an address of this machine only: the try-out. */
  isLoopback: boolean
  /** `siteUrl` is https: cookies are `Secure`, HSTS is sent. */
  isSecure: boolean
  /** NODE_ENV is `production`. */
  production: boolean
}

/** Settings with nothing left open. */
export type Environment = Omit<Settings, 'payloadSecret'> & { payloadSecret: string }

/**
 * Until when hosts (`host:port`) asked to be left alone (`Retry-After`, RFC 9110 §10.2.3), as every run and worker knows it. A fault of the
 * store never rejects here but ends the run through its signal.
 */
export type HostRests = {
  /** Epoch milliseconds, 0 where the host asked for nothing. */
  until: (host: string) => Promise<number>
  /** Resolves when all others can know it. A time before one that is known changes nothing. */
  rest: (host: string, until: number) => Promise<void>
}

/** Rests of one run that nobody else needs to know of. */
export const NO_RESTS: HostRests = { rest: async () => undefined, until: async () => 0 }

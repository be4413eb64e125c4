/** Tells the present instant. Handed in wherever a decision depends on time, so that tests choose the time. */
export type Clock = () => Date

/** The machine's clock. Only composition roots (server, jobs, CLI, hooks' defaults) take it. */
export const systemClock: Clock = () => new Date()

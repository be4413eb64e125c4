/** Whether a target lies on this site: a path, and not the `//host` form that leads elsewhere. */
export const isSitePath = (target: null | string): target is string => target !== null && /^\/(?![/\\])/.test(target)

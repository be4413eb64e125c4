/**
 * Stands where Payload offers to unpublish, and shows nothing: a text leaves the portal by withdrawal, with a reason. The
 * server refuses the other way to everybody.
 */
export const NoUnpublish = () => null

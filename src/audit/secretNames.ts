/** Fields whose very change stays out of the log: credentials and session state of accounts. */
export const SECRET_NAMES: ReadonlySet<string> = new Set([
  '_sid', '_verificationToken', 'apiKey', 'apiKeyIndex', 'hash', 'lockUntil', 'loginAttempts', 'password', 'privateKey',
  'resetPasswordExpiration', 'resetPasswordToken', 'salt', 'secret', 'sessions', 'token',
])

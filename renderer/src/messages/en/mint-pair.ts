/** An access token and the refresh token that renews it. */
export const mintPair = {
  mint: 'Mint the pair',
  title: 'Session',
  intro:
    'The form describes the access token: short-lived, sent with each request. The refresh token lives longer, goes only to the issuer, and is exchanged for the next pair.',
  refreshLife: 'Refresh token lives',
  refreshLives: { '1d': '1 day', '1w': '1 week', '30d': '30 days', '1y': '1 year', own: 'Custom…' },
  end: 'End of the session',
  fixed: 'Fixed',
  sliding: 'Sliding',
  fixedNote: 'Refreshing does not move the end: after that time the user signs in again.',
  slidingNote: 'Each use starts the refresh token’s life anew, so an active user stays signed in, up to the longest time.',
  maximum: 'Longest time',
  maximumHint: 'Counted from the start, such as 30d or 3 months.',

  lastMinted: 'Last pair',
  minted: (clock: string) => `Pair minted at ${clock}. Both tokens are on the shelf.`,
  access: 'Access token',
  accessNote: 'Opens protected endpoints until it expires.',
  refresh: 'Refresh token',
  refreshNote: 'Good for one exchange. If it is used twice, the session is revoked.',
  refreshes: 'Refreshed',
  refreshed: (count: number) => (count === 0 ? 'not yet' : count === 1 ? 'once' : `${count} times`),
  sessionEnds: 'Session ends',
  latestEnd: 'At the latest',
  refreshNow: 'Refresh now',
  copyAccess: 'Copy the access token',
  copyRefresh: 'Copy the refresh token',
  showAccess: 'Show the access token on the shelf',
  showRefresh: 'Show the refresh token on the shelf',
};
export type MintPairMessages = typeof mintPair;

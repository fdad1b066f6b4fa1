/** The mark: a hallmark's three strokes in the colours of a token's three parts. */
export function Logo() {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className="size-6 shrink-0">
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <rect x="5" y="6.25" width="14" height="2.75" rx="1.375" className="fill-on-accent" />
      <rect x="10.625" y="10.5" width="2.75" height="8" rx="1.375" className="fill-on-accent" />
    </svg>
  );
}

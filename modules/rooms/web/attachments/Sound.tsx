/** A recording to listen to, by the browser's own means, which the keyboard and screen readers know. */
export function Sound({ url, label, playsAtOnce = false }: { url: string; label: string; playsAtOnce?: boolean }) {
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody has written down what is said; words may stand beside it.
  return <audio controls autoPlay={playsAtOnce} src={url} aria-label={label} />;
}

/** The name as it is written: small letters, in teal. */
export function Logo() {
  return (
    <span className="ti-logo" translate="no">
      tillit
    </span>
  );
}

import { m } from '../../../../platform/web/words.ts';
import { When } from './pieces.tsx';
import type { Told } from './told.ts';

/** The devices on which she signs in without an electronic ID. */
export function ReadablePasskeys({ passkeys }: { passkeys: NonNullable<Told['parts']['people']['passkeys']> }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{m.rights_device()}</th>
          <th scope="col">{m.rights_added()}</th>
          <th scope="col">{m.rights_last_seen()}</th>
          <th scope="col">{m.rights_stopped()}</th>
        </tr>
      </thead>
      <tbody>
        {passkeys.map((one) => (
          <tr key={`${one.name} ${one.addedAt}`}>
            <td>{one.name}</td>
            <td>
              <When at={one.addedAt} />
            </td>
            <td>{one.lastUsedAt !== null && <When at={one.lastUsedAt} />}</td>
            <td>{one.stoppedAt !== null && <When at={one.stoppedAt} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

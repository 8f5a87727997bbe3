import { Avatar } from '../../../../platform/web/parts/Avatar.tsx';
import './circle.css';

export type ChooseRowProps = { name: string; subline?: string; onChoose: () => void };

/** A person that a tap chooses: the whole row is the button. */
export function ChooseRow({ name, subline, onChoose }: ChooseRowProps) {
  return (
    <li>
      <button type="button" className="ti-choose-row" onClick={onChoose}>
        <Avatar name={name} size="small" />
        <span>
          <strong>{name}</strong>
          {subline !== undefined && subline !== '' && (
            <>
              <br />
              <span className="ti-quiet">{subline}</span>
            </>
          )}
        </span>
      </button>
    </li>
  );
}

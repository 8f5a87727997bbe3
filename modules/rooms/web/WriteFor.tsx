import { Checkbox } from '@navikt/ds-react/Checkbox';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { m } from '../../../platform/web/words.ts';
import type { NewMessage } from '../domain/message.ts';

export type ToldByVoice = NonNullable<NewMessage['toldBy']>;

export type WriteForProps = {
  citizen: string;
  /** Nothing while one writes for oneself. */
  toldBy: ToldByVoice | undefined;
  onChange: (toldBy: ToldByVoice | undefined) => void;
};

/** A quiet choice: these are not my words but what the citizen told me, by phone unless I say otherwise. */
export function WriteFor({ citizen: name, toldBy, onChange }: WriteForProps) {
  return (
    <div className="ti-write-for">
      <Checkbox
        checked={toldBy !== undefined}
        onChange={(event) => onChange(event.target.checked ? 'phone' : undefined)}
      >
        {m.rooms_write_for({ name })}
      </Checkbox>
      {toldBy !== undefined && (
        <>
          <RadioGroup
            legend={m.rooms_write_for_how({ name })}
            value={toldBy}
            onChange={(chosen: ToldByVoice) => onChange(chosen)}
          >
            <Radio value={'phone' satisfies ToldByVoice}>{m.rooms_write_for_phone()}</Radio>
            <Radio value={'in-person' satisfies ToldByVoice}>{m.rooms_write_for_in_person()}</Radio>
          </RadioGroup>
          <p className="ti-composer__note">{m.rooms_write_for_means({ name })}</p>
        </>
      )}
    </div>
  );
}

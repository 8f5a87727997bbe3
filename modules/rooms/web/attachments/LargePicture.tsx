import { Button } from '@navikt/ds-react/Button';
import { useEffect, useRef } from 'react';
import { m } from '../../../../platform/web/words.ts';
import type { Attachment } from '../../domain/attachment.ts';

export type LargePictureProps = { address: string; picture: Attachment; onClose: () => void };

/** A picture as large as the screen; Escape, or the button, leads back to where one was. */
export function LargePicture({ address, picture, onClose }: LargePictureProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const words = picture.description === '' ? picture.name : picture.description;
  return (
    <dialog ref={dialog} className="ti-large-picture" aria-label={words} onClose={onClose}>
      <img src={address} alt={words} />
      <div className="ti-large-picture__row">
        <Button size="small" variant="secondary" onClick={() => dialog.current?.close()}>
          {m.rooms_picture_close()}
        </Button>
        <a href={address} download={picture.name}>
          {m.rooms_picture_save()}
        </a>
      </div>
    </dialog>
  );
}

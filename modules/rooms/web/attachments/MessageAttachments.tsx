import { FileTextIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { RoomId } from '../../../../kernel/ids.ts';
import { m } from '../../../../platform/web/words.ts';
import type { Attachment } from '../../domain/attachment.ts';
import { kindWords, sizeWords } from './file-words.ts';
import { LargePicture } from './LargePicture.tsx';
import { VoiceMessage } from './VoiceMessage.tsx';
import './attachments.css';

export type MessageAttachmentsProps = { roomId: RoomId; attachments: readonly Attachment[] };

/** What a message brings: pictures small, to be opened large; a voice to be listened to; a document as a line. */
export function MessageAttachments({ roomId, attachments }: MessageAttachmentsProps) {
  const [large, open] = useState<Attachment>();
  if (attachments.length === 0) return null;
  return (
    <>
      <ul className="ti-brought">
        {attachments.map((one) => (
          <li key={one.id} className={`ti-brought__${one.kind}`}>
            {one.kind === 'picture' && <SmallPicture address={addressOf(roomId, one)} picture={one} onOpen={open} />}
            {one.kind === 'voice' && <VoiceMessage roomId={roomId} voice={one} />}
            {one.kind === 'document' && <Document address={addressOf(roomId, one)} document={one} />}
          </li>
        ))}
      </ul>
      {large !== undefined && (
        <LargePicture address={addressOf(roomId, large)} picture={large} onClose={() => open(undefined)} />
      )}
    </>
  );
}

type SmallPictureProps = { address: string; picture: Attachment; onOpen: (picture: Attachment) => void };

function SmallPicture({ address, picture, onOpen }: SmallPictureProps) {
  const { description, name, width, height } = picture;
  return (
    <button
      type="button"
      aria-label={m.rooms_picture_open({ name: description === '' ? name : description })}
      onClick={() => onOpen(picture)}
    >
      <img
        src={`${address}/preview`}
        alt=""
        loading="lazy"
        {...(width === null || height === null ? {} : { width, height })}
      />
      {description !== '' && <span className="ti-brought__words">{description}</span>}
    </button>
  );
}

function Document({ address, document }: { address: string; document: Attachment }) {
  const { name, mediaType, size } = document;
  return (
    <a href={address} download={name}>
      <FileTextIcon aria-hidden fontSize="1.5rem" />
      <span>
        {name} <small>{`${kindWords(mediaType)}, ${sizeWords(size)}`}</small>
        <span className="aksel-sr-only"> {m.rooms_document_save()}</span>
      </span>
    </a>
  );
}

function addressOf(roomId: RoomId, { id }: Attachment): string {
  return `/api/rooms/${roomId}/attachments/${id}`;
}

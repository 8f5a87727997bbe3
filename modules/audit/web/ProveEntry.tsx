import { Button } from '@navikt/ds-react/Button';
import { useMutation } from '@tanstack/react-query';
import { formatDayAndTime } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import type { EntryProof } from '../domain/entry-proof.ts';
import { auditApi } from './audit-api.ts';
import { checkProof, type ProofVerdict, readKeptHead } from './check-proof.ts';

/** Proves that an entry is in the sealed log, here in the browser; what came of it is one sentence. */
export function ProveEntry({ entry }: { entry: AuditEntry }) {
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: async () => {
      const kept = readKeptHead();
      const since = kept === undefined ? {} : { since: kept.size };
      return checkProof(await auditApi.client.proveEntry({ entryId: entry.id, ...since }), entry, kept);
    },
  });
  return (
    <Section title={m.audit_proof_title()}>
      <p className="ti-quiet">{m.audit_proof_lead()}</p>
      <div role="status">{data !== undefined && <Verdict verdict={data} />}</div>
      {error !== null && <ErrorMessage error={error} />}
      <div>
        <Button variant="secondary" loading={isPending} onClick={() => mutate()}>
          {m.audit_proof_prove()}
        </Button>
      </div>
    </Section>
  );
}

function Verdict({ verdict }: { verdict: ProofVerdict }) {
  switch (verdict.kind) {
    case 'not-sealed':
      return <p>{m.audit_proof_not_sealed()}</p>;
    case 'wrong':
      return <Card tone="amber">{m.audit_proof_wrong()}</Card>;
    case 'log-rewritten':
      return <Card tone="amber">{m.audit_proof_rewritten()}</Card>;
    case 'proven':
    case 'proven-unsigned':
    case 'other-key':
      return <Proven kind={verdict.kind} proof={verdict.proof} />;
  }
}

function Proven({ kind, proof }: { kind: ProofVerdict['kind']; proof: EntryProof }) {
  return (
    <div className="ti-stack">
      <p>
        <strong>
          {m.audit_proof_proven({ number: String(proof.position + 1), when: formatDayAndTime(proof.head.at) })}
        </strong>
      </p>
      {kind === 'proven-unsigned' && <p>{m.audit_proof_unsigned()}</p>}
      {kind === 'other-key' && <p>{m.audit_proof_other_key()}</p>}
      <div>
        <Button variant="tertiary" onClick={() => save(proof)}>
          {m.audit_proof_save()}
        </Button>
      </div>
      <p className="ti-quiet">{m.audit_proof_save_why()}</p>
    </div>
  );
}

function save(proof: EntryProof): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(proof, undefined, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `tillit-${proof.entry.id}.json`;
  link.click();
  URL.revokeObjectURL(address);
}

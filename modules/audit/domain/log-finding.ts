/** Something in a copy of the log that can't be right, in one sentence. */
export interface LogFinding {
  kind:
    | 'rewritten'
    | 'removed'
    | 'inserted'
    | 'reordered'
    | 'tree-broken'
    | 'signature-wrong'
    | 'anchor-broken'
    | 'witness-missing';
  /** The entries it is about, as far as they can be told. */
  entryIds: readonly number[];
  sentence: string;
}

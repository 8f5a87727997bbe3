/** Looks through a file for malware. Throws `ScannerIsAway` when it can't say. */
export interface Scanner {
  scan(bytes: Uint8Array): Promise<'clean' | 'infected'>;
}

import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// React warns about every state change outside act() unless it is told that this is a test.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

// Files share their worker, so each leaves an empty page to the next.
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

import type { Plugin } from 'vite';

const isPure = /\/(kernel|modules\/[\w-]+\/domain)\/[^?]+\.ts$/;

/**
 * Rules and vocabulary are pure, so a schema that no screen reads can go, and zod with the last of them.
 * The bundler cannot know that a call such as `Person.extend(…)` does nothing else; this tells it.
 */
export function pureRules(): Plugin {
  return {
    name: 'tillit-pure-rules',
    apply: 'build',
    transform(code, id) {
      if (!isPure.test(id)) return undefined;
      const calls = this.parse(code).body.flatMap((statement) => {
        const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
        if (declaration?.type !== 'VariableDeclaration') return [];
        return declaration.declarations.flatMap(({ init }) => (init?.type === 'CallExpression' ? [init] : []));
      });
      // From the end, so that the places before stay where they are.
      const marked = calls.reduceRight(
        (text, { start, end }) =>
          `${text.slice(0, start)}/* @__PURE__ */ (() => ${text.slice(start, end)})()${text.slice(end)}`,
        code,
      );
      return { code: marked, map: null };
    },
  };
}

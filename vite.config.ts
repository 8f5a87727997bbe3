import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { contractRoutes } from './scripts/vite-contracts.ts';
import { pureRules } from './scripts/vite-pure-rules.ts';

const here = import.meta.dirname;

export default defineConfig({
  root: join(here, 'apps/web'),
  publicDir: join(here, 'platform/web/public'),
  plugins: [
    contractRoutes(),
    pureRules(),
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '../../platform/web',
      filename: 'service-worker.ts',
      injectRegister: false,
      integration: {
        configureCustomSWViteBuild(options) {
          options.logLevel = 'error';
        },
      },
      injectManifest: { globPatterns: ['**/*.{js,css,html,woff2,svg}'], globIgnores: ['**/*latin-ext*'] },
      manifest: {
        id: '/',
        name: 'Tillit',
        short_name: 'Tillit',
        lang: 'nb',
        start_url: '/',
        display: 'standalone',
        theme_color: '#0f5e5c',
        background_color: '#fbf9f5',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
  build: {
    outDir: join(here, 'dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Data URLs in style sheets would need a looser security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // Words and sentences do nothing by being there: a page that shows none of them does not wait for them.
      treeshake: { moduleSideEffects: [{ test: /(event-sentences\.ts|paraglide\/messages)/, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            // What writes the page of everything about somebody is fetched with it, and not before.
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\/(?!.*server)/ },
            // A sentence for each thing that the log may say: for those pages that show the log.
            { name: 'words', test: /paraglide\/(runtime|registry)/, priority: 1 },
            { name: 'log-words', test: /(event-sentences\.ts|messages\/audit_event_)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '^/(api|sign-in)(/|$)': 'http://localhost:3000' } },
});
